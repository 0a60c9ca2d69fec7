package g6.summary.out.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// IP addresses that begin alike: one address, or a range in the notation of CIDR ([RFC
/// 4632](https://www.rfc-editor.org/rfc/rfc4632)). An IPv4 address is the same written as IPv6.
public final class AddressRange {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");
    private static final int IPV6_BITS = 128;

    /// What stands before an IPv4 address in IPv6.
    private static final int MAPPED_BITS = 96;

    private final byte[] address;
    private final int prefix;

    private AddressRange(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /// The range that is written; empty where none is. No name is looked up.
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return address(text).map(bytes -> new AddressRange(bytes, bytes.length * Byte.SIZE));
        }
        String prefix = text.substring(slash + 1);
        if (!PREFIX.matcher(prefix).matches()) {
            return Optional.empty();
        }
        String written = text.substring(0, slash);
        return address(written).flatMap(bytes -> range(bytes, written, Integer.parseInt(prefix)));
    }

    private static Optional<AddressRange> range(byte[] bytes, String written, int prefix) {
        int bits = bytes.length * Byte.SIZE;
        boolean isMapped = bits < IPV6_BITS && written.contains(":");
        int own = isMapped ? prefix - MAPPED_BITS : prefix;
        return own < 0 || own > bits ? Optional.empty() : Optional.of(new AddressRange(bytes, own));
    }

    /// Whether an IP address is written here, without a zone.
    public static boolean isAddress(String text) {
        return address(text).isPresent();
    }

    private static Optional<byte[]> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text).getAddress());
        } catch (IllegalArgumentException _) { // the answer says it
            return Optional.empty();
        }
    }

    /// Whether an address lies in this range.
    public boolean contains(InetAddress candidate) {
        byte[] bytes = candidate.getAddress();
        return bytes.length == address.length && startsAlike(bytes);
    }

    private boolean startsAlike(byte[] bytes) {
        int whole = prefix / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (bytes[i] != address[i]) {
                return false;
            }
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || ((bytes[whole] ^ address[whole]) & 0xFF) >> (Byte.SIZE - rest) == 0;
    }
}
