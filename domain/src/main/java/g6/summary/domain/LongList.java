package g6.summary.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A list that lines show in part: so many entries, then how many more there are. The data have
/// all.
final class LongList {
    private static final int SHOWN = 50;

    private LongList() {}

    static <T> List<String> lines(List<T> entries, Function<T, String> line) {
        List<String> lines = new ArrayList<>();
        entries.stream().limit(SHOWN).map(line).forEach(lines::add);
        if (entries.size() > SHOWN) {
            lines.add("… " + (entries.size() - SHOWN) + " more");
        }
        return lines;
    }
}
