package g6.summary.in.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Value;
import g6.summary.testkit.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

class JsonStatusDecoderTest {
    private final JsonStatusDecoder decoder = new JsonStatusDecoder();

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsADocument(String sample) {
        assertThat(decoder.decode(Samples.bytes(sample))).isInstanceOf(Decoded.Document.class);
    }

    @Test
    void aSampleSaysWhatStandsInIt() {
        StatusDocument document = document("{\"loop\":{\"cycle\":7,\"ok\":[true,null,\"é\"]}}");

        assertThat(document.at("loop", "cycle")).contains(Value.of(7));
        assertThat(document.at("loop", "ok"))
                .contains(Value.of(List.of(Value.of(true), Value.Null.NULL, Value.of("é"))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noTruncatedSampleIsADocument(String sample) {
        byte[] whole = Samples.text(sample).stripTrailing().getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length < whole.length; length++) {
            assertThat(fault(Arrays.copyOf(whole, length)).outcome())
                    .as("the first %d bytes", length)
                    .isEqualTo(Outcome.MALFORMED);
        }
    }

    static List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [1,2]    | the root is an array
                    "text"   | the root is a text
                    -1.5e3   | the root is a number
                    true     | the root is a truth value
                    null     | the root is null
                    """)
    void anythingButAnObjectIsSaidToBeSo(String json, String detail) {
        assertThat(fault(utf8(json))).isEqualTo(new StatusFault(Outcome.NOT_AN_OBJECT, detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \r\n"})
    void nothingIsNoDocument(String nothing) {
        assertThat(detail(nothing)).isEqualTo("empty document at line 1, column 1");
    }

    @Test
    void ofDuplicateKeysTheLastWins() {
        assertThat(document("{\"a\":1,\"b\":2,\"a\":3}")).isEqualTo(document("{\"b\":2,\"a\":3}"));
    }

    @Test
    void oneByteOrderMarkIsSkipped() {
        assertThat(document("\uFEFF{\"a\":1}")).isEqualTo(document("{\"a\":1}"));
        assertThat(detail("\uFEFF{x")).isEqualTo("unexpected x at line 1, column 2");
        assertThat(detail("\uFEFF")).isEqualTo("empty document at line 1, column 1");
    }

    @Test
    void aSecondByteOrderMarkIsMalformed() {
        assertThat(detail("\uFEFF\uFEFF{}")).isEqualTo("unexpected U+FEFF at line 1, column 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16"})
    void otherEncodingsAreMalformed(String charset) {
        byte[] bytes = "{\"a\":1}".getBytes(Charset.forName(charset));

        assertThat(fault(bytes).outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff", // never a byte of UTF-8
                "80", // a continuation of nothing
                "c3", // the end of a character is missing
                "e282",
                "f09f98",
                "c0af", // overlong
                "c1bf",
                "e08080",
                "f0808080",
                "eda080", // a surrogate
                "f4908080", // beyond U+10FFFF
                "f8888080",
                "efbbbfff"
            })
    void invalidUtf8IsMalformed(String hex) {
        byte[] head = utf8("{\"ä\":1,\n\"€😀");
        byte[] bytes = concat(head, HexFormat.of().parseHex(hex), utf8("\":2}"));
        int column = hex.startsWith("efbbbf") ? 5 : 4;

        assertThat(fault(bytes))
                .isEqualTo(
                        new StatusFault(
                                Outcome.MALFORMED, "invalid UTF-8 at line 2, column " + column));
    }

    @Test
    void twoHundredLevelsAreFine() {
        assertThat(document(nested(200)).at("a")).isPresent();
    }

    @Test
    void oneLevelMoreIsMalformed() {
        assertThat(detail(nested(201)))
                .isEqualTo("nested deeper than 200 levels at line 1, column 205");
    }

    @Test
    void anotherLimitOfNestingCanBeAskedFor() {
        var deeper = new JsonStatusDecoder(202);

        assertThat(deeper.decode(utf8(nested(202)))).isInstanceOf(Decoded.Document.class);
        assertThat(deeper.decode(utf8(nested(203))))
                .isEqualTo(
                        new Decoded.Fault(
                                new StatusFault(
                                        Outcome.MALFORMED,
                                        "nested deeper than 202 levels at line 1, column 207")));
    }

    @Test
    void aLimitOfNestingBelowOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonStatusDecoder(0))
                .withMessage("maxDepth 0 is less than 1");
    }

    @Test
    void hostileNestingCostsNoStack() {
        assertThat(detail("[".repeat(5_000_000))).startsWith("nested deeper");
        assertThat(detail("{\"a\":".repeat(1_000_000))).startsWith("nested deeper");
    }

    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
    void whatPythonCallsANumberIsNull(String word) {
        assertThat(document("{\"a\":[" + word + "," + word + "]}").at("a"))
                .contains(Value.of(List.of(Value.Null.NULL, Value.Null.NULL)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INF",
                "-INF",
                "+INF",
                "+Infinity",
                "+NaN",
                "-NaN",
                "nan",
                "NAN",
                "infinity",
                "Inf",
                "-Inf",
                "NaNN",
                "Infinity1",
                "Infinity_"
            })
    void noOtherSpellingIsTaken(String word) {
        assertThat(detail("{\"a\":" + word + "}")).endsWith(" at line 1, column 6");
    }

    @Test
    void numbersAreKeptAsTheyWereWritten() {
        assertThat(number("0")).isEqualTo(Value.of(0));
        assertThat(number("-0")).isEqualTo(Value.of(0));
        assertThat(number("-12.50e3")).isEqualTo(Value.of(-12500));
        assertThat(number("123456789012345678")).isEqualTo(Value.of(123456789012345678L));
        assertThat(number("9223372036854775808"))
                .isEqualTo(new Value.Number(new BigDecimal("9223372036854775808")));
        assertThat(number("0.1")).isEqualTo(new Value.Number(new BigDecimal("0.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e309", "1e999999999999"})
    void aNumberTooLargeForADoubleIsText(String literal) {
        assertThat(number(literal)).isEqualTo(Value.of(literal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999999", "0e999999999999", "0.0E-1"})
    void aNumberTooCloseToZeroIsZero(String literal) {
        assertThat(number(literal)).isEqualTo(Value.of(0));
    }

    @Test
    void noLengthOfAPartIsRejected() {
        String name = "n".repeat(200_000);
        String text = "t".repeat(30_000_000);
        String literal = "1" + "0".repeat(100_000);
        StatusDocument document =
                document(
                        "{\"%s\":1,\"text\":\"%s\",\"number\":%s,\"small\":0.%s}"
                                .formatted(name, text, literal, literal));

        assertThat(document.at(name)).contains(Value.of(1));
        assertThat(document.at("text").equals(Optional.of(Value.of(text)))).isTrue();
        assertThat(document.at("number").equals(Optional.of(Value.of(literal)))).isTrue();
        assertThat(document.at("small")).contains(Value.number("0.1"));
    }

    @Test
    void namesThatCollideAreNames() {
        var json = new StringBuilder("{");
        for (int i = 0; i < 1 << 16; i++) {
            json.append('"');
            for (int bit = 0; bit < 16; bit++) {
                json.append((i >> bit & 1) == 0 ? "Aa" : "BB"); // equal hash codes
            }
            json.append("\":").append(i).append(',');
        }
        json.append("\"end\":0}");

        assertThat(document(json.toString()).root().members()).hasSize((1 << 16) + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "'\\ud800',             '\\ufffd'",
        "'\\udc00b',            '\\ufffdb'",
        "'a\\uDBFF\\n',         'a\\ufffd\\n'",
        "'\\ud83d\\ud83d\\ude00', '\\ufffd😀'",
        "'\\ude00\\ud83d',      '\\ufffd\\ufffd'",
        "'\\ud83d\\ude00',      '😀'",
        "'\\\\ud83d',           '\\u005cud83d'",
        "'\\\\\\ud83d',         '\\u005c\\ufffd'",
        "'\\ud83d\\u0041',      '\\ufffdA'"
    })
    void loneSurrogatesAreReplaced(String json, String same) {
        assertThat(document("{\"" + json + "\":\"" + json + "\"}"))
                .isEqualTo(document("{\"" + same + "\":\"" + same + "\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":1                 | unexpected end at line 1, column 7
                    {"a":1.                | unexpected end at line 1, column 8
                    {"a":-                 | unexpected end at line 1, column 7
                    {"a":tr                | unexpected end at line 1, column 8
                    {"a":"b                | unexpected end at line 1, column 8
                    {"a":"\\u00             | unexpected end at line 1, column 11
                    {~  "a":1,~  "b" 2~}   | unexpected 2 at line 3, column 7
                    {"a":1,}               | unexpected } at line 1, column 8
                    {"a":[1,2}             | unexpected } at line 1, column 10
                    {"a":1}}               | content after the end at line 1, column 8
                    {"a":1}~{"b":2}        | content after the end at line 2, column 1
                    {} x                   | content after the end at line 1, column 4
                    {"é€😀":x}              | unexpected x at line 1, column 8
                    {"a":"b~"}             | unexpected U+000A at line 1, column 8
                    {"a":"\\x"}             | unexpected x at line 1, column 8
                    {"a":12345.}           | not a number at line 1, column 6
                    {"a":1.5.5}            | not a number at line 1, column 6
                    {"a":+1}               | not a number at line 1, column 6
                    {"a":007}              | not a number at line 1, column 6
                    {"a":truth}            | unexpected t at line 1, column 6
                    {'a':1}                | unexpected ' at line 1, column 2
                    """,
            quoteCharacter = '`')
    void theCauseHasLineAndColumn(String json, String detail) {
        assertThat(detail(json.replace('~', '\n'))).isEqualTo(detail);
    }

    @Test
    void everyKindOfLineEndCountsOnce() {
        assertThat(detail("{\r\n\r\n\"a\" x")).endsWith("line 3, column 5");
        assertThat(detail("{\r\r\"a\" x")).endsWith("line 3, column 5");
        assertThat(detail("{\n\n\"a\" x")).endsWith("line 3, column 5");
        assertThat(detail("{\n\r\"a\" x")).endsWith("line 3, column 5");
        assertThat(detail("{\"a\":1\n")).endsWith("line 2, column 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b", "\u007f", "\u009b", "\u202e", "\uFEFF", "\u2028"})
    void theCauseIsHarmlessOnEveryDisplay(String hostile) {
        assertThat(detail("{" + hostile + "}"))
                .isEqualTo(
                        "unexpected U+%04X at line 1, column 2".formatted((int) hostile.charAt(0)));
    }

    private Value number(String literal) {
        return document("{\"number\":" + literal + "}").at("number").orElseThrow();
    }

    private StatusDocument document(String json) {
        Decoded decoded = decoder.decode(utf8(json));
        assertThat(decoded).isInstanceOf(Decoded.Document.class);
        return ((Decoded.Document) decoded).document();
    }

    private String detail(String json) {
        StatusFault fault = fault(utf8(json));
        assertThat(fault.outcome()).isEqualTo(Outcome.MALFORMED);
        return fault.detail();
    }

    private StatusFault fault(byte[] bytes) {
        Decoded decoded = decoder.decode(bytes);
        assertThat(decoded).isInstanceOf(Decoded.Fault.class);
        return ((Decoded.Fault) decoded).fault();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
