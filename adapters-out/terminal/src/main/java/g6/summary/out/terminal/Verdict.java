package g6.summary.out.terminal;

import g6.summary.domain.Figures;
import g6.summary.domain.SummarySnapshot.Health;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// How good a fact is, told by a sign, a word and a colour.
enum Verdict {
    /// Nobody can tell.
    NONE(Role.TEXT, "", Figures.ABSENT),
    /// As it should be.
    GOOD(Role.GOOD, "●", "ok"),
    /// Somebody should look at it.
    WARN(Role.WARN, "◆", "warn"),
    /// Somebody has to act.
    BAD(Role.BAD, "■", "bad");

    private final Role role;
    private final String sign;
    private final String word;

    Verdict(Role role, String sign, String word) {
        this.role = role;
        this.sign = sign;
        this.word = word;
    }

    Role role() {
        return role;
    }

    String sign() {
        return sign;
    }

    Line wordAlone() {
        return Line.of(word, role);
    }

    /// Sign and word.
    Line line() {
        return line(word);
    }

    /// The sign, and a word of somebody else's for it.
    Line line(String words) {
        return this == NONE
                ? Line.of(words, Role.MUTED)
                : Line.of(new Span(sign + " " + words, role));
    }

    Verdict worseOf(Verdict other) {
        return other.compareTo(this) > 0 ? other : this;
    }

    /// Good up to a limit, bad over another.
    static Verdict over(Optional<BigDecimal> amount, BigDecimal warn, BigDecimal bad) {
        return amount.map(
                        figure ->
                                figure.compareTo(bad) > 0
                                        ? BAD
                                        : figure.compareTo(warn) > 0 ? WARN : GOOD)
                .orElse(NONE);
    }

    /// Good from a limit on, bad under another.
    static Verdict under(Optional<BigDecimal> amount, BigDecimal warn, BigDecimal bad) {
        return amount.map(
                        figure ->
                                figure.compareTo(bad) < 0
                                        ? BAD
                                        : figure.compareTo(warn) < 0 ? WARN : GOOD)
                .orElse(NONE);
    }

    /// What a collector's own word says; none for a word that nobody knows.
    static Verdict ofState(Optional<String> state) {
        return state.map(Verdict::ofState).orElse(NONE);
    }

    private static Verdict ofState(String state) {
        if (Health.isHealthy(state)) {
            return GOOD;
        }
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "running", "open", "up", "connected" -> GOOD;
            case "warn", "warning", "stale", "late", "degraded", "partial", "slow" -> WARN;
            case "error", "critical", "fatal", "failed", "fail", "down", "unhealthy", "dead" -> BAD;
            default -> NONE;
        };
    }

    /// How bad an alert or a condition of that level is; none for what is only worth knowing.
    static Verdict ofLevel(Optional<String> level) {
        return level.map(
                        word ->
                                switch (word.toLowerCase(Locale.ROOT)) {
                                    case "error", "critical", "fatal", "severe", "emergency" -> BAD;
                                    case "warn", "warning" -> WARN;
                                    default -> NONE;
                                })
                .orElse(NONE);
    }
}
