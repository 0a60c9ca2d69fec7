package g6.summary.domain;

import java.util.Optional;

/// Something that the program concludes from what it reads. Its text tells no time of day, so two
/// instances that watch the same file conclude the same.
///
/// @param kind what it is about; there is at most one condition of each kind
/// @param severity how bad it is
/// @param text what is the matter, in a few words
public record Condition(Kind kind, Severity severity, String text) {

    /// What a condition can be about, in the order of display among equally bad ones.
    public enum Kind {
        /// The status document is late, stale or cannot be read.
        STATUS("status"),
        /// Indices whose data quality is low.
        DATA_QUALITY("data-quality"),
        /// The provider answers slowly.
        PROVIDER_LATENCY("provider-latency"),
        /// The collector uses much memory.
        MEMORY("memory"),
        /// Panels whose provider is suppressed after repeated failures.
        PANEL("panel"),
        /// The market is closed.
        MARKET("market");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /// Its name in panels and streams.
        public String label() {
            return label;
        }
    }

    /// Its facts by the names that they have in panels and documents.
    public Value.Object facts() {
        return new Facts()
                .text("kind", Optional.of(kind.label()))
                .text("severity", Optional.of(severity.name()))
                .text("text", Optional.of(text))
                .object();
    }

    /// Whether this is the same conclusion, be its details what they may.
    boolean isSameAs(Condition other) {
        return kind == other.kind && severity == other.severity;
    }
}
