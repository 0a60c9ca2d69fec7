package g6.summary.domain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The figures at which something counts as bad. They colour displays and make conditions; they are
/// no part of a panel's content.
public final class Thresholds {
    private static final String DQ_WARN = "dq.warn";
    private static final String DQ_ERROR = "dq.error";
    private static final String STALE_WARN = "stream.stale.warn_sec";
    private static final String STALE_ERROR = "stream.stale.error_sec";
    private static final String LATENCY_WARN = "provider.latency.warn_ms";
    private static final String LATENCY_ERROR = "provider.latency.error_ms";
    private static final String CHURN_WARN = "churn.warn_ratio";

    private static final SequencedMap<String, BigDecimal> DEFAULT_AMOUNTS = defaultAmounts();
    private static final Thresholds DEFAULTS = new Thresholds(DEFAULT_AMOUNTS);

    private final SequencedMap<String, BigDecimal> amounts;

    private Thresholds(SequencedMap<String, BigDecimal> amounts) {
        this.amounts = Collections.unmodifiableSequencedMap(amounts);
    }

    private static SequencedMap<String, BigDecimal> defaultAmounts() {
        SequencedMap<String, BigDecimal> amounts = new LinkedHashMap<>();
        amounts.put(DQ_WARN, new BigDecimal("85"));
        amounts.put(DQ_ERROR, new BigDecimal("70"));
        amounts.put(STALE_WARN, new BigDecimal("60"));
        amounts.put(STALE_ERROR, new BigDecimal("180"));
        amounts.put("latency.p95.warn_frac", new BigDecimal("1.10"));
        amounts.put("latency.p95.error_frac", new BigDecimal("1.40"));
        amounts.put("cpu.warn", new BigDecimal("70"));
        amounts.put("cpu.error", new BigDecimal("90"));
        amounts.put("success.warn", new BigDecimal("95"));
        amounts.put("success.error", new BigDecimal("85"));
        amounts.put("mem.level1.mb", new BigDecimal("200"));
        amounts.put("mem.level2.mb", new BigDecimal("300"));
        amounts.put("mem.level3.mb", new BigDecimal("500"));
        amounts.put(LATENCY_WARN, new BigDecimal("400"));
        amounts.put(LATENCY_ERROR, new BigDecimal("800"));
        amounts.put(CHURN_WARN, new BigDecimal("0.4"));
        return amounts;
    }

    /// The thresholds that hold where nobody says otherwise.
    public static Thresholds defaults() {
        return DEFAULTS;
    }

    /// The same thresholds, one of them changed.
    ///
    /// @throws IllegalArgumentException if no threshold has that name
    public Thresholds with(String name, BigDecimal amount) {
        if (!amounts.containsKey(name)) {
            throw new IllegalArgumentException("no threshold is called " + name);
        }
        SequencedMap<String, BigDecimal> changed = new LinkedHashMap<>(amounts);
        changed.put(name, amount);
        return new Thresholds(changed);
    }

    /// Every threshold by its name.
    public Map<String, BigDecimal> amounts() {
        return amounts;
    }

    /// One threshold.
    ///
    /// @throws IllegalArgumentException if no threshold has that name
    public BigDecimal amount(String name) {
        BigDecimal amount = amounts.get(name);
        if (amount == null) {
            throw new IllegalArgumentException("no threshold is called " + name);
        }
        return amount;
    }

    /// Data quality under this is a warning, percent.
    public BigDecimal qualityWarn() {
        return amount(DQ_WARN);
    }

    /// Data quality under this is an error, percent.
    public BigDecimal qualityError() {
        return amount(DQ_ERROR);
    }

    /// Provider latency over this is a warning, milliseconds.
    public BigDecimal latencyWarnMs() {
        return amount(LATENCY_WARN);
    }

    /// Provider latency over this is an error, milliseconds.
    public BigDecimal latencyErrorMs() {
        return amount(LATENCY_ERROR);
    }

    /// Memory over this is a level of its own, MiB.
    ///
    /// @param level 1 to 3
    public BigDecimal memoryLevelMb(int level) {
        return amount("mem.level" + level + ".mb");
    }

    /// Age from which data are late, seconds.
    public double staleWarnSec() {
        return amount(STALE_WARN).doubleValue();
    }

    /// Age from which data are stale, seconds.
    public double staleErrorSec() {
        return amount(STALE_ERROR).doubleValue();
    }

    /// Share of changed panels from which a cycle counts as one of high churn, 0 to 1.
    public double churnWarnRatio() {
        return amount(CHURN_WARN).doubleValue();
    }
}
