package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Map;

final class ThresholdsTest {
    @Test
    void defaultsAreThoseOfTheSpecification() {
        assertThat(Thresholds.defaults().amounts())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("dq.warn", new BigDecimal("85")),
                                Map.entry("dq.error", new BigDecimal("70")),
                                Map.entry("stream.stale.warn_sec", new BigDecimal("60")),
                                Map.entry("stream.stale.error_sec", new BigDecimal("180")),
                                Map.entry("latency.p95.warn_frac", new BigDecimal("1.10")),
                                Map.entry("latency.p95.error_frac", new BigDecimal("1.40")),
                                Map.entry("cpu.warn", new BigDecimal("70")),
                                Map.entry("cpu.error", new BigDecimal("90")),
                                Map.entry("success.warn", new BigDecimal("95")),
                                Map.entry("success.error", new BigDecimal("85")),
                                Map.entry("mem.level1.mb", new BigDecimal("200")),
                                Map.entry("mem.level2.mb", new BigDecimal("300")),
                                Map.entry("mem.level3.mb", new BigDecimal("500")),
                                Map.entry("provider.latency.warn_ms", new BigDecimal("400")),
                                Map.entry("provider.latency.error_ms", new BigDecimal("800")),
                                Map.entry("churn.warn_ratio", new BigDecimal("0.4"))));
    }

    @Test
    void oneCanBeChanged() {
        Thresholds changed = Thresholds.defaults().with("dq.warn", BigDecimal.TEN);

        assertThat(changed.qualityWarn()).isEqualTo(BigDecimal.TEN);
        assertThat(changed.qualityError()).isEqualTo(new BigDecimal("70"));
        assertThat(Thresholds.defaults().qualityWarn()).isEqualTo(new BigDecimal("85"));
    }

    @Test
    void unknownNameIsRefused() {
        assertThatThrownBy(() -> Thresholds.defaults().with("dq.wran", BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dq.wran");
        assertThatThrownBy(() -> Thresholds.defaults().amount("dq.wran"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
