package g6.summary.application;

import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault;
import g6.summary.domain.Value;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Readings as tests write them down.
final class Documents {
    static final StatusFault MISSING = new StatusFault(StatusFault.Outcome.MISSING, "no such file");

    private Documents() {}

    static StatusReading cycle(long number) {
        return fresh(Map.of("cycle", Value.of(number)));
    }

    static StatusReading startedAt(String time) {
        return fresh(Map.of("timestamp", Value.of(time)));
    }

    static StatusReading fresh(Map<String, Value> members) {
        return new StatusReading.Fresh(
                new StatusDocument(new Value.Object(members)), Optional.empty());
    }

    static StatusReading modifiedAt(Instant time) {
        return new StatusReading.Fresh(StatusDocument.empty(), Optional.of(time));
    }

    static StatusReading unchanged() {
        return new StatusReading.Unchanged(Optional.empty());
    }

    static StatusReading missing() {
        return new StatusReading.Failed(MISSING);
    }
}
