package g6.summary.bootstrap;

import g6.summary.bootstrap.SettingType.Parsed;
import g6.summary.domain.Value;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Settings that name machines: addresses, ranges, hosts, origins, URLs. No name is looked up.
final class AddressTypes {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /// The last label is not all digits, so that a mistyped address is no host.
    private static final Pattern HOST = Pattern.compile("(?:" + LABEL + "\\.)*(?!\\d+$)" + LABEL);

    private static final int LONGEST_HOST = 253;

    private AddressTypes() {}

    /// A URL that anyone may see: one with a password in it is refused.
    static SettingType<String> url() {
        return SettingType.of(
                "http or https URL",
                Value.Object.builder()
                        .put("type", Value.of("string"))
                        .put("format", Value.of("uri"))
                        .build(),
                AddressTypes::url,
                Value::of);
    }

    private static Parsed<String> url(String text) {
        Optional<URI> url = httpUrl(text);
        if (url.isEmpty()) {
            return Parsed.not("an http or https URL");
        }
        return url.get().getRawUserInfo() == null
                ? Parsed.of(text)
                : new Parsed<>(
                        Optional.empty(),
                        Optional.of("has a user name or a password in it, which anyone would see"));
    }

    private static Optional<URI> httpUrl(String text) {
        try {
            URI url = new URI(text);
            boolean isHttp =
                    "http".equalsIgnoreCase(url.getScheme())
                            || "https".equalsIgnoreCase(url.getScheme());
            return Optional.of(url).filter(_ -> isHttp && url.getHost() != null);
        } catch (URISyntaxException _) { // the complaint says it
            return Optional.empty();
        }
    }

    /// An address of this machine, or a name of it.
    static SettingType<String> bindAddress() {
        return SettingType.of(
                "IP address or host name",
                Value.Object.builder().put("type", Value.of("string")).build(),
                text ->
                        isAddress(text) || isHost(text)
                                ? Parsed.of(text)
                                : Parsed.not("an IP address or a host name"),
                Value::of);
    }

    static boolean isHost(String text) {
        return text.length() <= LONGEST_HOST && HOST.matcher(text).matches();
    }

    /// `scheme://host` with or without a port, or `*`.
    static boolean isOrigin(String text) {
        return text.equals("*")
                || httpUrl(text)
                        .filter(url -> url.getRawUserInfo() == null)
                        .filter(url -> isBare(url, text))
                        .isPresent();
    }

    /// Without a path, not even `/`, without anything behind it, and with a port behind a colon.
    private static boolean isBare(URI url, String text) {
        return text.equals(url.getScheme() + "://" + url.getRawAuthority()) && !text.endsWith(":");
    }

    static boolean isAddressOrRange(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? isAddress(text)
                : isAddress(text.substring(0, slash))
                        && isPrefixLength(
                                text.substring(slash + 1), text.indexOf(':') < 0 ? 32 : 128);
    }

    private static boolean isPrefixLength(String text, int most) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= most;
    }

    private static boolean isAddress(String text) {
        return IPV4.matcher(text).matches()
                || (IPV6.matcher(text).matches() && isIpv6Literal(text));
    }

    private static boolean isIpv6Literal(String text) {
        try {
            return !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException _) { // the answer says it
            return false;
        }
    }
}
