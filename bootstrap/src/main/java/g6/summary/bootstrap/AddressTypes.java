package g6.summary.bootstrap;

import g6.summary.bootstrap.SettingType.Parsed;
import g6.summary.domain.Value;
import g6.summary.out.http.AddressRange;
import g6.summary.out.http.ConnectRate;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Settings about machines: addresses, ranges, hosts, origins, URLs, how often they may come. No
/// name is looked up.
final class AddressTypes {
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /// The last label is not all digits, so that a mistyped address is no host.
    private static final Pattern HOST = Pattern.compile("(?:" + LABEL + "\\.)*(?!\\d+$)" + LABEL);

    private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,6})(?:[/:]([1-9]\\d{0,6}))?");
    private static final String RATE_WINDOW = "60";
    private static final int LONGEST_HOST = 253;
    private static final int HIGHEST_PORT = 65_535;

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
                        AddressRange.isAddress(text) || isHost(text)
                                ? Parsed.of(text)
                                : Parsed.not("an IP address or a host name"),
                Value::of);
    }

    /// `N/SECONDS`, `N:SECONDS`, or `N` in a minute.
    static SettingType<Optional<ConnectRate>> connectRate() {
        return SettingType.optional(
                SettingType.of(
                        "N/SECONDS, N:SECONDS, or N in 60 s",
                        Value.Object.builder()
                                .put("type", Value.of("string"))
                                .put("pattern", Value.of("^" + RATE.pattern() + "$"))
                                .build(),
                        AddressTypes::connectRate,
                        rate -> Value.of(rate.connects() + "/" + rate.within().toSeconds())));
    }

    private static Parsed<ConnectRate> connectRate(String text) {
        Matcher form = RATE.matcher(text);
        if (!form.matches()) {
            return Parsed.not("N/SECONDS, N:SECONDS or N, two whole numbers over 0");
        }
        String seconds = Optional.ofNullable(form.group(2)).orElse(RATE_WINDOW);
        return Parsed.of(
                new ConnectRate(
                        Integer.parseInt(form.group(1)),
                        Duration.ofSeconds(Integer.parseInt(seconds))));
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
        return text.equals(url.getScheme() + "://" + url.getRawAuthority())
                && !text.endsWith(":")
                && url.getPort() <= HIGHEST_PORT;
    }

    /// Whether only this machine can reach it. A name may mean any address but for that of
    /// loopback.
    static boolean isLoopback(String bind) {
        return AddressRange.isAddress(bind)
                ? InetAddress.ofLiteral(bind).isLoopbackAddress()
                : bind.equalsIgnoreCase("localhost");
    }
}
