package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Canonical JSON against the vectors of RFC 8785 and against independent implementations.
@Domain(DomainContext.Global.class)
@Domain(AnyDocuments.class)
final class CanonicalJsonTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbersOfAppendixB(String bits, String expected) {
        double number = Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(bits));

        assertThat(written(number)).isEqualTo(expected);
        assertThat(CanonicalJson.text(Value.number(Double.toString(number)))).isEqualTo(expected);
        assertThat(CanonicalJson.text(Value.number(expected))).isEqualTo(expected);
    }

    @Test
    void workedExampleOfTheScheme() {
        Value example =
                TestDocuments.value(
                        """
                        {
                          "numbers": [333333333.33333329, 1E30, 4.50,
                                      2e-3, 0.000000000000000000000000001],
                          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                          "literals": [null, true, false]
                        }
                        """);

        assertThat(HexFormat.of().formatHex(CanonicalJson.bytes(example)))
                .isEqualTo(
                        """
                        7b226c69746572616c73223a5b6e756c6c2c74727565
                        2c66616c73655d2c226e756d62657273223a
                        5b3333333333333333332e333333333333332c31
                        652b33302c342e352c302e3030322c31652d3237
                        5d2c22737472696e67223a22e282ac245c753030
                        30665c6e4127425c225c5c5c5c5c222f227d
                        """
                                .replace("\n", ""));
    }

    @Test
    void keysSortByUtf16CodeUnit() {
        Value object =
                TestDocuments.value(
                        """
                        {
                          "\\u20ac": "Euro Sign",
                          "\\r": "Carriage Return",
                          "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                          "1": "One",
                          "\\ud83d\\ude00": "Emoji: Grinning Face",
                          "\\u0080": "Control",
                          "\\u00f6": "Latin Small Letter O With Diaeresis"
                        }
                        """);

        assertThat(CanonicalJson.text(object))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"ö\":\"Latin Small Letter O With Diaeresis\","
                                + "\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, \\u0000",
        "0008, \\b",
        "0009, \\t",
        "000a, \\n",
        "000b, \\u000b",
        "000c, \\f",
        "000d, \\r",
        "001b, \\u001b",
        "001f, \\u001f",
        "0022, \\\"",
        "005c, \\\\"
    })
    void escapesOnlyWhatItMust(String codePoint, String escape) {
        String text = Character.toString(HexFormat.fromHexDigits(codePoint));

        assertThat(CanonicalJson.text(Value.of(text))).isEqualTo('"' + escape + '"');
    }

    @ParameterizedTest
    @CsvSource({"'/'", "\u007f", "\u0080", "\u2028", "é", "€", "😀", "\ufffd", "\uffff"})
    void writesAllElseAsItIs(String text) {
        assertThat(CanonicalJson.text(Value.of(text))).isEqualTo('"' + text + '"');
    }

    @Test
    void surrogateWithoutPartnerIsReplaced() {
        assertThat(CanonicalJson.text(Value.of("a\ud800b\udc00"))).isEqualTo("\"a\ufffdb\ufffd\"");
    }

    @Property(tries = 1000)
    void numbersAgreeWithASearchForTheShortest(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits);
        if (Double.isFinite(number)) {
            assertThat(written(number)).isEqualTo(ShortestDigits.of(number));
        }
    }

    @Property(tries = 1000)
    void decimalsAgreeWithASearchForTheShortest(@ForAll BigDecimal decimal) {
        assertThat(CanonicalJson.text(Value.number(decimal.toString())))
                .isEqualTo(ShortestDigits.of(decimal.doubleValue()));
    }

    @Test
    void numbersAgreeWithEcmaScript() throws Exception {
        RealComponent.require("node");
        Random random = new Random(8785);
        List<Double> numbers =
                Stream.concat(
                                random.longs(20_000).mapToObj(Double::longBitsToDouble),
                                random.longs(2_000, 1, 1 << 12).mapToObj(Double::longBitsToDouble))
                        .filter(Double::isFinite)
                        .toList();

        assertThat(numbers.stream().map(CanonicalJsonTest::written).toList())
                .isEqualTo(writtenByEcmaScript(numbers));
    }

    private static List<String> writtenByEcmaScript(List<Double> numbers)
            throws IOException, InterruptedException {
        Path input = Files.createTempFile("numbers", ".txt");
        try {
            Files.write(
                    input,
                    numbers.stream()
                            .map(n -> HexFormat.of().toHexDigits(Double.doubleToLongBits(n)))
                            .toList());
            String script =
                    """
                    const view = new DataView(new ArrayBuffer(8));
                    const lines = require('fs').readFileSync(0, 'ascii').trim().split('\\n');
                    console.log(lines.map(line => {
                      view.setBigUint64(0, BigInt('0x' + line));
                      return String(view.getFloat64(0));
                    }).join('\\n'));
                    """;
            Process node =
                    new ProcessBuilder("node", "-e", script)
                            .redirectInput(input.toFile())
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(node.waitFor()).as(output).isZero();
            return output.lines().toList();
        } finally {
            Files.delete(input);
        }
    }

    @Property
    void readsBackAsTheSameValue(@ForAll Value value) {
        Value readBack = TestDocuments.value(CanonicalJson.text(value));

        assertThat(CanonicalJson.text(readBack)).isEqualTo(CanonicalJson.text(value));
        assertThat(readBack).isEqualTo(asDoubles(value));
    }

    @Property
    void anotherReaderUnderstandsIt(@ForAll Value value) {
        String canonical = CanonicalJson.text(value);

        assertThat(JsonMapper.builder().build().readTree(canonical)).isNotNull();
    }

    @Property
    void orderOfKeysDoesNotMatter(@ForAll Value value, @ForAll Random random) {
        assertThat(CanonicalJson.bytes(AnyDocuments.shuffled(value, random)))
                .isEqualTo(CanonicalJson.bytes(value));
    }

    @Property
    void isWellFormedUtf8(@ForAll Value value) throws CharacterCodingException {
        byte[] bytes = CanonicalJson.bytes(value);

        // The decoder reports what is malformed.
        String decoded =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        assertThat(decoded.getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
    }

    @Property
    void expectedLengthIsOnlyAGuess(@ForAll Value value) {
        byte[] bytes = CanonicalJson.bytes(value);

        assertThat(CanonicalJson.bytes(value, 0)).isEqualTo(bytes);
        assertThat(CanonicalJson.bytes(value, bytes.length)).isEqualTo(bytes);
    }

    private static String written(double number) {
        return CanonicalJson.text(new Value.Number(new BigDecimal(number)));
    }

    /// The value as a reader sees it who knows no numbers but doubles.
    private static Value asDoubles(Value value) {
        return switch (value) {
            case Value.Object(var members) -> Facts.object(members, CanonicalJsonTest::asDoubles);
            case Value.Array(var items) -> Facts.list(items, CanonicalJsonTest::asDoubles);
            case Value.Number(var decimal) ->
                    Value.number(Double.toString(decimal.doubleValue() + 0.0));
            case Value.Text _, Value.Bool _, Value.Null _ -> value;
        };
    }
}
