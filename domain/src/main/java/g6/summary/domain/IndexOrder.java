package g6.summary.domain;

import java.util.Comparator;
import java.util.List;

/// The order of indices that stand as the keys of an object. Such keys have no order of their own
/// (RFC 8259), and two documents that differ in it alone must look alike: the market's customary
/// order, then the alphabet.
final class IndexOrder {
    private static final List<String> CUSTOMARY =
            List.of("NIFTY", "BANKNIFTY", "FINNIFTY", "MIDCPNIFTY", "SENSEX", "BANKEX");

    static final Comparator<String> CUSTOMARY_THEN_ALPHABET =
            Comparator.comparingInt(IndexOrder::rank).thenComparing(Comparator.naturalOrder());

    private IndexOrder() {}

    private static int rank(String name) {
        int rank = CUSTOMARY.indexOf(name);
        return rank < 0 ? CUSTOMARY.size() : rank;
    }
}
