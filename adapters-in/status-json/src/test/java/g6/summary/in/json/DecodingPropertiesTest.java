package g6.summary.in.json;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Value;
import g6.summary.testkit.Samples;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

class DecodingPropertiesTest {
    private final JsonStatusDecoder decoder = new JsonStatusDecoder();

    @Property
    void everyObjectSurvivesARoundTrip(@ForAll("objects") Value.Object object) {
        assertThat(decoder.decode(CanonicalJson.bytes(object)))
                .isEqualTo(new Decoded.Document(new StatusDocument(object)));
    }

    @Property
    void noBytesAreTooStrange(@ForAll byte[] bytes) {
        assertIsPlain(decoder.decode(bytes));
    }

    @Property
    void noTextIsTooStrange(@ForAll("almostJson") String text) {
        assertIsPlain(decoder.decode(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void noDamageIsTooStrange(
            @ForAll("samples") String sample,
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll byte damage) {
        byte[] bytes = Samples.bytes(sample);
        bytes[place % bytes.length] = damage;

        assertIsPlain(decoder.decode(bytes));
    }

    private static void assertIsPlain(Decoded decoded) {
        if (decoded instanceof Decoded.Fault(var fault)) {
            assertThat(fault.detail()).matches("[ -~]{3,80}");
            if (fault.outcome() == Outcome.MALFORMED) {
                assertThat(fault.detail()).matches(".* at line \\d+, column \\d+");
            }
        }
    }

    @Provide
    Arbitrary<String> samples() {
        return Arbitraries.of(Samples.names());
    }

    @Provide
    Arbitrary<String> almostJson() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "\\",
                        "\"a\"",
                        "0",
                        "-",
                        "1",
                        ".",
                        "e",
                        "+",
                        "true",
                        "nul",
                        "NaN",
                        "INF",
                        "Infinity",
                        "\\u",
                        "d800",
                        " ",
                        "\n",
                        "\r",
                        "\u0000",
                        "\uFEFF",
                        "😀",
                        "/*",
                        "#",
                        "'")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Value.Object> objects() {
        return objects(4);
    }

    private static Arbitrary<Value.Object> objects(int depth) {
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(12), values(depth))
                .ofMaxSize(5)
                .map(Value.Object::new);
    }

    private static Arbitrary<Value> values(int depth) {
        Arbitrary<Value> scalars =
                Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(30).map(Value::of),
                        Arbitraries.longs().between(-(1L << 53), 1L << 53).map(Value::of),
                        Arbitraries.doubles().map(DecodingPropertiesTest::number),
                        Arbitraries.of(true, false).map(Value::of),
                        Arbitraries.just(Value.Null.NULL));
        return depth == 0
                ? scalars
                : Arbitraries.oneOf(
                        scalars,
                        Arbitraries.lazy(() -> objects(depth - 1)).map(object -> object),
                        Arbitraries.lazy(() -> values(depth - 1).list().ofMaxSize(5))
                                .map(Value::of));
    }

    private static Value number(double amount) {
        return new Value.Number(BigDecimal.valueOf(amount));
    }
}
