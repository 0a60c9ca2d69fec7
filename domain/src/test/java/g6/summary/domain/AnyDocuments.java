package g6.summary.domain;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Any document at all: the known keys of both dialects with values of right and wrong types, keys
/// that nobody knows, extreme numbers, hostile text.
final class AnyDocuments extends DomainContextBase {
    /// A document that states every known fact at every known place.
    static final StatusDocument EVERYTHING = TestDocuments.document(resource("everything.json"));

    private static final List<ValuePath> PLACES = ValuePath.all(EVERYTHING.root());

    private static final List<String> KNOWN_KEYS =
            PLACES.stream().map(path -> path.steps().getLast()).distinct().toList();

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "OPEN",
                    "closed",
                    "NIFTY, BANKNIFTY,,NIFTY",
                    "2025-10-17T16:32:57Z",
                    "2025-10-17 16:32:57+05:30",
                    "+999999999-12-31T23:59:59.999999999-18:00",
                    "-999999999-01-01T00:00:00+18:00",
                    "ready",
                    "\u001b]0;owned\u0007",
                    "a\r\nb\u2028\u0085\u0000",
                    "\u202egnirts",
                    "lone \ud800 surrogate \udfff",
                    "👩‍👩‍👧 e\u0301",
                    "İIıß".repeat(60));

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-0.0",
                    "-1",
                    "93.85",
                    "9007199254740991",
                    "9007199254740992",
                    "-9007199254740993",
                    "-123456789012345678901234567890",
                    "1e21",
                    "1.7976931348623157e308",
                    "-1e308",
                    "1e309",
                    "5e-324",
                    "1e-999999999",
                    "1e-299",
                    "0.1" + "0123456789".repeat(50));

    static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(AnyDocuments.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<StatusDocument> documents() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, objects(3).map(StatusDocument::new)), Tuple.of(3, edited()));
    }

    @Provide
    Arbitrary<Value> values() {
        return values(3);
    }

    private Arbitrary<Value> values(int depth) {
        return depth == 0
                ? scalars()
                : Arbitraries.frequencyOf(
                        Tuple.of(4, scalars()),
                        Tuple.of(2, objects(depth - 1)),
                        Tuple.of(1, values(depth - 1).list().ofMaxSize(4).map(Value::of)));
    }

    /// A document that knows everything, with some of its places emptied or filled otherwise.
    private Arbitrary<StatusDocument> edited() {
        Arbitrary<ValuePath> places = Arbitraries.of(PLACES);
        return Combinators.combine(
                        places.set().ofMaxSize(40),
                        places.set().ofMaxSize(20),
                        values().list().ofSize(8))
                .as(
                        (removed, replaced, values) -> {
                            StatusDocument document = EVERYTHING;
                            int turn = 0;
                            for (ValuePath place : replaced) {
                                Value other = values.get(turn++ % values.size());
                                document = place.replacedIn(document, other);
                            }
                            for (ValuePath place : removed) {
                                document = place.removedFrom(document);
                            }
                            return document;
                        });
    }

    private Arbitrary<Value.Object> objects(int depth) {
        return Arbitraries.maps(keys(), values(depth)).ofMaxSize(6).map(Value.Object::new);
    }

    private Arbitrary<String> keys() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.of(KNOWN_KEYS)),
                        Tuple.of(1, Arbitraries.of(TEXTS)),
                        Tuple.of(1, Arbitraries.strings().ofMaxLength(8)))
                .withoutEdgeCases();
    }

    private Arbitrary<Value> scalars() {
        return Arbitraries.<Value>oneOf(
                        Arbitraries.of(TEXTS).map(Value::of),
                        Arbitraries.strings().ofMaxLength(12).map(Value::of),
                        Arbitraries.of(NUMBERS).map(Value::number),
                        Arbitraries.integers().map(Value::of),
                        Arbitraries.doubles().map(d -> Value.number(d.toString())),
                        Arbitraries.of(true, false).map(Value::of),
                        Arbitraries.just(Value.Null.NULL))
                .withoutEdgeCases(); // they multiply with depth; the lists above have the extremes
    }

    /// The same value with the keys of all its objects in another order.
    static Value shuffled(Value value, Random random) {
        return switch (value) {
            case Value.Object(var members) -> shuffled(members, random);
            case Value.Array(var items) ->
                    Value.of(items.stream().map(item -> shuffled(item, random)).toList());
            case Value.Text _, Value.Number _, Value.Bool _, Value.Null _ -> value;
        };
    }

    private static Value.Object shuffled(Map<String, Value> members, Random random) {
        List<String> keys = new ArrayList<>(members.keySet());
        Collections.shuffle(keys, random);
        Map<String, Value> reordered = new LinkedHashMap<>();
        for (String key : keys) {
            reordered.put(key, shuffled(members.getOrDefault(key, Value.Null.NULL), random));
        }
        return new Value.Object(reordered);
    }

    static StatusDocument shuffled(StatusDocument document, Random random) {
        return new StatusDocument(shuffled(document.root().members(), random));
    }
}
