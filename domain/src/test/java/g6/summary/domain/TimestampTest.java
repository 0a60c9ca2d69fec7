package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

final class TimestampTest {

    @ParameterizedTest
    @CsvSource({
        "2025-10-17T16:32:57Z, 2025-10-17T16:32:57Z",
        "2025-10-17T16:32:57.668801Z, 2025-10-17T16:32:57.668801Z",
        "2025-10-17T16:32:57.668801, 2025-10-17T16:32:57.668801Z",
        "2025-10-17 16:32:57, 2025-10-17T16:32:57Z",
        "2025-10-17 16:32, 2025-10-17T16:32:00Z",
        "2025-10-17T16:32:57+05:30, 2025-10-17T11:02:57Z",
        "2025-10-17T16:32:57+0530, 2025-10-17T11:02:57Z",
        "2025-10-17T16:32:57-08, 2025-10-18T00:32:57Z",
        "2025-10-17 16:32:57+00:00, 2025-10-17T16:32:57Z",
        "2025-10-17t16:32:57z, 2025-10-17T16:32:57Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z"
    })
    void namesAMoment(String text, Instant expected) {
        Timestamp timestamp = Timestamp.parse(text).orElseThrow();

        assertThat(timestamp.instant()).isEqualTo(expected);
        assertThat(timestamp.written()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "1760718777",
                "2025-10-17",
                "16:32:57",
                "2025-10-17T",
                "2025-10-17T16",
                "2025-10-1716:32:57",
                "2025-10-17T 16:32:57",
                "2025-10-17  16:32:57",
                "2025-10-17T16:32:57Zulu",
                "2025-10-17T16:32:57 UTC",
                "2025-10-17T16:32:57[Asia/Kolkata]",
                "2025-10-17T25:00:00Z",
                "2025-10-17T24:00:00Z",
                "2025-02-29T00:00:00Z",
                "2025-02-30T00:00:00Z",
                "2025-13-01T00:00:00Z",
                "2025-10-17T16:32:57+19:00",
                "２０２５-10-17T16:32:57Z"
            })
    void whatIsNoMomentIsAbsent(String text) {
        assertThat(Timestamp.parse(text)).isEmpty();
    }

    @Property
    void anyTextIsReadWithoutHarm(@ForAll String text) {
        assertThat(Timestamp.parse("2025-10-17T16:32:57" + text + "?")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-17T16:32:57.999Z, 2025-10-17T16:32:57Z",
        "2025-10-17T16:32:00+05:30, 2025-10-17T11:02:00Z",
        "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59Z"
    })
    void isShownToTheSecondInUtc(String text, String expected) {
        assertThat(Timestamp.parse(text).map(Timestamp::toTheSecond)).contains(expected);
    }
}
