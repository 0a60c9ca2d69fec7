package g6.summary.in.simulator;

import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// An object in the making.
final class Members {
    private final SequencedMap<String, Value> members = new LinkedHashMap<>();

    Members with(String key, Value value) {
        members.put(key, value);
        return this;
    }

    Members with(String key, Members object) {
        return with(key, object.object());
    }

    Members with(String key, String text) {
        return with(key, Value.of(text));
    }

    Members with(String key, boolean truth) {
        return with(key, Value.of(truth));
    }

    Members with(String key, long number) {
        return with(key, Value.of(number));
    }

    Members with(String key, BigDecimal number) {
        return with(key, new Value.Number(number));
    }

    Value.Object object() {
        return new Value.Object(members);
    }
}
