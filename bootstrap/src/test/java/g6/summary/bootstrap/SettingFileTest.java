package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.SettingProblem.Severity;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

class SettingFileTest {
    private static final String BYTE_ORDER_MARK = Character.toString(0xFEFF);
    private static final int MEGABYTE = 1 << 20;

    private final List<SettingProblem> problems = new ArrayList<>();
    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("settings");
    }

    private List<String> properties(String text) throws IOException {
        return read(text, Layer.FILE);
    }

    private List<String> assignments(String text) throws IOException {
        return read(text, Layer.ENV_FILE);
    }

    /// Name, text, and the line it stands on.
    private List<String> read(String text, Layer layer) throws IOException {
        Files.writeString(file(), text);
        return new SettingFile(file(), layer)
                .read(problems).stream()
                        .map(written -> written.name() + "=" + written.text() + line(written))
                        .toList();
    }

    private String line(SettingText written) {
        assertThat(written.place()).startsWith(file() + " line ");
        return " @" + written.place().substring((file() + " line ").length());
    }

    private SettingProblem about(Layer layer, int line, String complaint, Severity severity) {
        return SettingProblem.inFile(layer, file() + " line " + line, complaint, severity);
    }

    @Test
    void propertiesAreSeparatedAsJavaDoesIt() throws IOException {
        assertThat(properties("a=1\nb:2\nc 3\n  d = 4 \ne\t:\t5\nf\ng=\n"))
                .containsExactly(
                        "a=1 @1", "b=2 @2", "c=3 @3", "d=4  @4", "e=5 @5", "f= @6", "g= @7");
        assertThat(problems).isEmpty();
    }

    @Test
    void commentsAndBlankLinesCountAsLinesAlone() throws IOException {
        assertThat(properties("# a=1\n\n! b=2\n   # c=3\n \t\nd=#4!\n"))
                .containsExactly("d=#4! @6");
    }

    @Test
    void aCommentIsNotContinued() throws IOException {
        assertThat(properties("# a comment \\\na=1\n")).containsExactly("a=1 @2");
    }

    @Test
    void aPropertyStandsWhereItBegins() throws IOException {
        assertThat(properties("# first\na=1,\\\n   2,\\\n   3\nb=4\n"))
                .containsExactly("a=1,2,3 @2", "b=4 @5");
    }

    @Test
    void anEscapedBackslashContinuesNothing() throws IOException {
        assertThat(properties("a=1\\\\\nb=2\\\\\\\n3\n")).containsExactly("a=1\\ @1", "b=2\\3 @2");
    }

    @Test
    void aContinuedLineIsNoComment() throws IOException {
        assertThat(properties("a=1\\\n#2\nb=3")).containsExactly("a=1#2 @1", "b=3 @3");
    }

    @Test
    void aLastLineMayBeContinuedByNothing() throws IOException {
        assertThat(properties("a=1\\")).containsExactly("a=1 @1");
    }

    @Test
    void escapesAreThoseOfJava() throws IOException {
        assertThat(properties("a\\ b=\\t\\\\x\\u0041\\=\n")).containsExactly("a b=\t\\xA= @1");
    }

    @Test
    void lettersAreUtf8() throws IOException {
        assertThat(properties("a=₹—é\n")).containsExactly("a=₹—é @1");
        assertThat(assignments("A=₹—é\n")).containsExactly("A=₹—é @1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsOnAnySystem(String end) throws IOException {
        assertThat(properties(String.join(end, "a=1\\", "  2", "", "b=3")))
                .containsExactly("a=12 @1", "b=3 @4");
        assertThat(assignments(String.join(end, "A=1", "", "B=3")))
                .containsExactly("A=1 @1", "B=3 @3");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        assertThat(properties(BYTE_ORDER_MARK + "a=1\n")).containsExactly("a=1 @1");
        assertThat(assignments(BYTE_ORDER_MARK + "A=1\n")).containsExactly("A=1 @1");
        assertThat(problems).isEmpty();
    }

    @Test
    void aBrokenEscapeIsAWarningAndTheOthersHold() throws IOException {
        assertThat(properties("a=1\nb=\\\n\\u12x4 hunter2\nc=3\n"))
                .containsExactly("a=1 @1", "c=3 @4");
        assertThat(problems)
                .containsExactly(
                        about(
                                Layer.FILE,
                                2,
                                "has a \\u without four hexadecimal digits",
                                Severity.WARNING));
    }

    @Test
    void aBrokenEscapeInAnAccessSettingIsARefusal() throws IOException {
        assertThat(properties("\nG6_SSE_API_TOKEN=\\u12x4\n")).isEmpty();
        assertThat(problems)
                .containsExactly(
                        about(
                                Layer.FILE,
                                2,
                                "has a \\u without four hexadecimal digits",
                                Severity.REFUSAL));
    }

    @Provide
    static Arbitrary<String> anyProperties() {
        return Arbitraries.of(
                        "a", "b", "=", ":", " ", "\t", "\f", "\\", "#", "!", "\n", "\r", "\r\n",
                        "\\\n", "\\\r\n")
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }

    @Property
    void propertiesSayWhatJavaReadsInThem(@ForAll("anyProperties") String text) throws IOException {
        Properties expected = new Properties();
        expected.load(new StringReader(text));
        expected.remove(""); // of a lone backslash at the end: no setting, however it is read
        List<SettingProblem> ofNone = new ArrayList<>();
        Map<String, String> read = new HashMap<>();

        try (TemporaryFolder own = TemporaryFolder.create()) {
            Path written = Files.writeString(own.path().resolve("settings"), text);
            new SettingFile(written, Layer.FILE)
                    .read(ofNone)
                    .forEach(setting -> read.put(setting.name(), setting.text()));
        }

        read.remove("");
        assertThat(read).isEqualTo(expected);
        assertThat(ofNone).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=1            | A=1",
                "A = 1          | A=1",
                "A=b=c          | A=b=c",
                "A==            | A==",
                "A='b c'        | A=b c",
                "A=\"b c\"      | A=b c",
                "A=''           | A=",
                "A=b'c'         | A=b'c'",
                "A=b # c        | A=b # c",
                "A=             | A=",
                "_a9=1          | _a9=1",
                "exported=1     | exported=1",
            })
    void linesAreReadAsSystemdReadsThem(String line, String said) throws IOException {
        assertThat(assignments(line)).containsExactly(said + " @1");
        assertThat(problems).isEmpty();
    }

    @Test
    void quotesKeepTheWhiteSpaceInThem() throws IOException {
        assertThat(assignments("A = ' b ' \nB=\"\tc \"\n"))
                .containsExactly("A= b  @1", "B=\tc  @2");
    }

    @Test
    void commentsAndBlankLinesAssignNothing() throws IOException {
        assertThat(assignments("\n# A=1\n  ; B=2\n \t \nC=3\n")).containsExactly("C=3 @5");
        assertThat(problems).isEmpty();
    }

    /// A shell, systemd and others agree on none of these.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A='b\"",
                "A=\"",
                "A='b'c'",
                "A='b','c'",
                "A=\"b\\\"c\"",
                "A=\\n$B",
                "A=b\\",
                "export A=1"
            })
    void whatReadersUnderstandInDifferentWaysIsNotTaken(String line) throws IOException {
        assertThat(assignments(line + "\n")).isEmpty();
        assertThat(problems).extracting(SettingProblem::severity).containsExactly(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hunter2", "hunter 2=x", "2hunter=x", "=hunter2", "A.hunter2=1", "export A"})
    void junkIsNamedByItsLineAndNotShown(String junk) throws IOException {
        assertThat(assignments("A=1\n" + junk + "\nB=2\n")).containsExactly("A=1 @1", "B=2 @3");
        assertThat(problems)
                .containsExactly(about(Layer.ENV_FILE, 2, "is not NAME=value", Severity.WARNING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G6_SSE_IP_ALLOW: 10.0.0.1",
                "set G6_HTTP_BIND=127.0.0.1",
                "G6_SSE_API_TOKEN hunter2",
                "- G6_HTTP_ALLOWED_HOSTS=ops",
                "G6_CONFIG_FILE /etc/g6-summary.properties",
            })
    void junkThatMayBeAboutAccessIsARefusal(String junk) throws IOException {
        assertThat(assignments(junk)).isEmpty();
        assertThat(problems)
                .containsExactly(about(Layer.ENV_FILE, 1, "is not NAME=value", Severity.REFUSAL));
    }

    @Test
    void ofEqualNamesEachIsTold() throws IOException {
        assertThat(assignments("A=1\nA=2\n")).containsExactly("A=1 @1", "A=2 @2");
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "ENV_FILE"})
    void whatIsNotUtf8IsARefusal(Layer layer) throws IOException {
        Files.write(file(), new byte[] {'A', '=', (byte) 0xE9, '\n'});

        assertCannotBeRead(layer, "it is not UTF-8");
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "ENV_FILE"})
    void overAMegabyteIsARefusal(Layer layer) throws IOException {
        Files.write(file(), spaces(MEGABYTE + 1));

        assertCannotBeRead(layer, "it has over 1048576 bytes");
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "ENV_FILE"})
    void aMegabyteIsRead(Layer layer) throws IOException {
        byte[] text = spaces(MEGABYTE);
        System.arraycopy("\nA=1".getBytes(StandardCharsets.UTF_8), 0, text, MEGABYTE - 4, 4);
        Files.write(file(), text);

        assertThat(new SettingFile(file(), layer).read(problems))
                .extracting(SettingText::name)
                .containsExactly("A");
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "ENV_FILE"})
    void aMissingFileIsARefusal(Layer layer) {
        assertCannotBeRead(layer, file() + ": no such file or folder");
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "ENV_FILE"})
    void aFolderIsARefusal(Layer layer) throws IOException {
        Files.createDirectory(file());

        assertCannotBeRead(layer, "it is not a file");
    }

    private void assertCannotBeRead(Layer layer, String cause) {
        assertThat(new SettingFile(file(), layer).read(problems)).isEmpty();
        assertThat(problems)
                .containsExactly(
                        SettingProblem.inFile(
                                layer,
                                file().toString(),
                                "cannot be read: " + cause,
                                Severity.REFUSAL));
    }

    private static byte[] spaces(int count) {
        byte[] spaces = new byte[count];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }
}
