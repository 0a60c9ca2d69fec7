package g6.summary.out.terminal;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.testkit.Samples;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Status documents for tests.
final class Documents {
    private Documents() {}

    /// One that a collector in the field wrote.
    static StatusDocument sample(String name) {
        return json(Samples.text(name));
    }

    static StatusDocument json(String text) {
        return switch (new JsonStatusDecoder().decode(text.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Document(var document) -> document;
            case Decoded.Fault(var fault) -> throw new IllegalArgumentException(fault.cause());
        };
    }

    /// An object of names and values by turns.
    static Value.Object object(Object... namesAndValues) {
        Value.Object.Builder object = Value.Object.builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return object.build();
    }

    private static Value value(Object plain) {
        return switch (plain) {
            case Value value -> value;
            case String text -> Value.of(text);
            case Boolean truth -> Value.of(truth);
            case Integer number -> Value.of(number);
            case Double number -> new Value.Number(BigDecimal.valueOf(number));
            case List<?> items -> Value.of(items.stream().map(Documents::value).toList());
            default -> throw new IllegalArgumentException(plain.getClass().getName());
        };
    }

    /// The same document with another value in one place of its root.
    static StatusDocument with(StatusDocument document, String name, Object value) {
        Value.Object.Builder root = Value.Object.builder();
        document.root().members().forEach(root::put);
        return new StatusDocument(root.put(name, value(value)).build());
    }
}
