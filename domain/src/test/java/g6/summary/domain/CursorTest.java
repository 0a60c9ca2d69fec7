package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

final class CursorTest {
    private static final String ID = "0123456789abcdef";
    private static final List<HashedPanel> PANELS = panels(3, "x");

    private static List<HashedPanel> panels(int count, String content) {
        return IntStream.range(0, count).mapToObj(i -> panel("panel" + i, content)).toList();
    }

    private static HashedPanel panel(String key, String content) {
        return HashedPanel.of(new Panel(key, "Title", List.of(content), Value.Null.NULL));
    }

    private static Cursor cursor(List<HashedPanel> panels) {
        return Cursor.of(PanelFormat.LINES, panels, ID);
    }

    @Test
    void nothingIsMissingAtTheCursor() {
        assertThat(cursor(PANELS).missing(PanelFormat.LINES, PANELS)).contains(List.of());
    }

    @Test
    void onlyWhatDiffersIsMissing() {
        HashedPanel changed = panel("panel1", "y");
        List<HashedPanel> latest = List.of(PANELS.get(0), changed, PANELS.get(2));

        assertThat(cursor(PANELS).missing(PanelFormat.LINES, latest)).contains(List.of(changed));
    }

    @Test
    void otherFormatOrPanelsTellNothing() {
        Cursor cursor = cursor(PANELS);

        assertThat(cursor.missing(PanelFormat.STRUCTURED, PANELS)).isEmpty();
        assertThat(cursor.missing(PanelFormat.LINES, PANELS.subList(0, 2))).isEmpty();
        assertThat(cursor.missing(PanelFormat.LINES, panels(4, "x"))).isEmpty();
        assertThat(cursor.missing(PanelFormat.LINES, PANELS.reversed())).isEmpty();
    }

    @Test
    void cursorOfTheRightPanelsButTheWrongLengthTellsNothing() {
        String text = cursor(PANELS).text();
        Cursor shortened = Cursor.parse(text.substring(0, text.length() - 8)).orElseThrow();

        assertThat(shortened.missing(PanelFormat.LINES, PANELS)).isEmpty();
    }

    @Test
    void fifteenPanelsFitAndSixteenNameTheSnapshot() {
        assertThat(cursor(panels(15, "x")).text()).hasSize(128).startsWith("v1.");
        assertThat(cursor(panels(15, "x")).snapshotId()).isEmpty();

        Cursor many = cursor(panels(16, "x"));
        assertThat(many.text()).isEqualTo("v1s." + ID);
        assertThat(many.snapshotId()).contains(ID);
        assertThat(many.missing(PanelFormat.LINES, panels(16, "x"))).isEmpty();
    }

    @Test
    void cursorOfNoPanelsIsOneToo() {
        Cursor nothing = cursor(List.of());

        assertThat(Cursor.parse(nothing.text())).contains(nothing);
        assertThat(nothing.missing(PanelFormat.LINES, List.of())).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "v1",
                "v1.",
                "v1.abcd",
                "v1.abc.",
                "v1.abcd.1234567",
                "v1.abcd.1234567=",
                "v1.abcd.12345678\n",
                "v1.abcd.12345678 ",
                "v1.ab/d.12345678",
                "v2.abcd.12345678",
                "v1s.0123456789ABCDEF",
                "v1s.0123456789abcde",
                "v1s.0123456789abcdef0",
                "v1.abcd.1234\u00005678",
                "v1.abcd.１２３４５６７８"
            })
    void whatIsNoCursorIsRefused(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
        assertThatThrownBy(() -> new Cursor(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tooLongIsNoCursor() {
        assertThat(Cursor.parse("v1.abcd." + "12345678".repeat(15))).isPresent();
        assertThat(Cursor.parse("v1.abcd." + "12345678".repeat(16))).isEmpty();
        assertThat(Cursor.parse("v1.abcd." + "12345678".repeat(100_000))).isEmpty();
    }

    @Property
    void anyTextIsReadWithoutHarm(@ForAll String text) {
        assertThat(Cursor.parse(text)).isEmpty(); // none happens to be one
        assertThat(Cursor.parse("v1." + text).flatMap(c -> c.missing(PanelFormat.LINES, PANELS)))
                .isEmpty();
    }
}
