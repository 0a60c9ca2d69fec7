package g6.summary.bootstrap;

import g6.summary.bootstrap.SettingType.Parsed;
import g6.summary.domain.Value;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How often one address may connect.
///
/// @param connects how many times, at least once
/// @param within in which time
record ConnectRate(int connects, Duration within) {
    private static final String WINDOW = "60";
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,6})(?:[/:]([1-9]\\d{0,6}))?");

    /// `N/SECONDS`, `N:SECONDS`, or `N` in a minute.
    static SettingType<Optional<ConnectRate>> type() {
        return SettingType.optional(
                SettingType.of(
                        "N/SECONDS, N:SECONDS, or N in 60 s",
                        Value.Object.builder()
                                .put("type", Value.of("string"))
                                .put("pattern", Value.of("^" + FORM.pattern() + "$"))
                                .build(),
                        ConnectRate::parse,
                        rate -> Value.of(rate.connects() + "/" + rate.within().toSeconds())));
    }

    private static Parsed<ConnectRate> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Parsed.not("N/SECONDS, N:SECONDS or N, two whole numbers over 0");
        }
        String seconds = Optional.ofNullable(form.group(2)).orElse(WINDOW);
        return Parsed.of(
                new ConnectRate(
                        Integer.parseInt(form.group(1)),
                        Duration.ofSeconds(Integer.parseInt(seconds))));
    }
}
