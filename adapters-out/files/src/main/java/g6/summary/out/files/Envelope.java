package g6.summary.out.files;

import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Fields;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// What stands around the data of one panel's file.
///
/// @param panel whose file it is
/// @param data what it says
/// @param hash SHA-256 of the data's canonical form
record Envelope(String panel, Value data, String hash) {
    private static final int SHORT_HASH = 12;

    /// The last second of the year 9999: what is later is no time that we wrote.
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    /// The file's bytes, the same ones for the same second.
    byte[] bytes(Instant written) {
        Value meta =
                Value.Object.builder()
                        .put("source", Value.of("summary"))
                        .put("schema", Value.of("v1"))
                        .put("hash", Value.of(hash.substring(0, SHORT_HASH)))
                        .build();
        return CanonicalJson.bytes(
                Value.Object.builder()
                        .put("panel", Value.of(panel))
                        .put("version", Value.of(1))
                        .put("generated_at", Value.of(written.getEpochSecond()))
                        .put("updated_at", Value.of(toTheSecond(written)))
                        .put("data", data)
                        .put("meta", meta)
                        .build());
    }

    private static String toTheSecond(Instant written) {
        return Instant.ofEpochSecond(written.getEpochSecond()).toString();
    }

    /// When an envelope says that it was written; empty where it does not.
    static Optional<Instant> written(Value.Object envelope) {
        return new Fields(envelope)
                .number("generated_at")
                .filter(second -> second.scale() <= 0 && second.signum() >= 0)
                .filter(second -> second.compareTo(LATEST) <= 0)
                .map(second -> Instant.ofEpochSecond(second.longValue()));
    }
}
