package g6.summary.in.simulator;

import g6.summary.domain.Value;

import java.math.BigDecimal;

/// An object in the making, with values as the simulator has them. Ends with [#object].
final class Members {
    private final Value.Object.Builder members = Value.Object.builder();

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
        return members.build();
    }
}
