package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

final class TableTest {
    private static final int CLIP = 60;
    private static final List<Column> COLUMNS =
            List.of(
                    Column.left("NAME", 0),
                    Column.right("PRICE", 1),
                    Column.filling("NOTE", 2),
                    Column.left("STATE", 3));

    private static final Table TABLE =
            Table.of(
                    COLUMNS,
                    List.of(
                            row("NIFTY", "25412.60", "a longer remark", "ok"),
                            row("SENSEX", "9.5", "none", "degraded")));

    private static Row row(String... cells) {
        return Row.of(
                java.util.Arrays.stream(cells)
                        .map(cell -> Line.of(cell, Role.TEXT))
                        .toArray(Cell[]::new));
    }

    private static List<String> drawn(Table table, int columns, int rows) {
        return drawn(table, columns, rows, 0, CLIP);
    }

    private static List<String> drawn(Table table, int columns, int rows, int first, int clip) {
        Grid grid = new Grid(new Size(columns, rows));
        table.draw(grid.region(), first, clip, true);
        return IntStream.range(0, rows).mapToObj(grid::text).toList();
    }

    @Example
    void cellsStandBelowTheirTitlesOnTheirSide() {
        assertThat(drawn(TABLE, 50, 3))
                .containsExactly(
                        "NAME       PRICE  NOTE                    STATE",
                        "NIFTY   25412.60  a longer remark         ok",
                        "SENSEX       9.5  none                    degraded");
    }

    @Example
    void aFillingColumnGivesWayFirst() {
        assertThat(drawn(TABLE, 37, 3))
                .containsExactly(
                        "NAME       PRICE  NOTE       STATE",
                        "NIFTY   25412.60  a longer…  ok",
                        "SENSEX       9.5  none       degraded");
    }

    @Example
    void thenTheLeastImportantColumnsGo() {
        assertThat(drawn(TABLE, 32, 2))
                .containsExactly("NAME       PRICE  NOTE", "NIFTY   25412.60  a longer rema…");
        assertThat(drawn(TABLE, 18, 2)).containsExactly("NAME       PRICE", "NIFTY   25412.60");
        assertThat(drawn(TABLE, 8, 2)).containsExactly("NAME", "NIFTY");
        assertThat(drawn(TABLE, 4, 2)).containsExactly("NAME", "NIF…");
    }

    @Example
    void textIsCutWhereOperatorsWantIt() {
        assertThat(drawn(TABLE, 60, 2, 0, 6).get(1)).startsWith("NIFTY   25412…  a longer");
        assertThat(TABLE.naturalColumns(6)).isEqualTo(6 + 2 + 6 + 2 + 6 + 2 + 6);
        assertThat(TABLE.naturalColumns(CLIP)).isEqualTo(6 + 2 + 8 + 2 + 15 + 2 + 8);
    }

    @Example
    void onlyRowsThatAreSeenOrDecideTheWidthsAreMade() {
        var made = new AtomicInteger();
        var large =
                new Table(
                        COLUMNS,
                        10_000,
                        i -> {
                            made.incrementAndGet();
                            return row("N" + i, "1", "", "");
                        },
                        false);

        assertThat(drawn(large, 50, 11, 5_000, CLIP).get(1)).startsWith("N5000");
        assertThat(made.get()).isLessThan(150);
        assertThat(drawn(large, 50, 11, 9_998, CLIP).subList(2, 4))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("N9999"),
                        row -> assertThat(row).isEmpty());
    }

    @Example
    void aRowThatBreaksHasItsLastCellBelow() {
        var alerts =
                new Table(
                        List.of(Column.left("TIME", 1), Column.filling("MESSAGE", 0)),
                        1,
                        _ -> row("10:46:40", "a message that is far too long for it").asNew(),
                        true);

        assertThat(drawn(alerts, 30, 3))
                .containsExactly("TIME", "10:46:40", "  a message that is far too l…");
        assertThat(drawn(alerts, 60, 3))
                .containsExactly(
                        "TIME      MESSAGE", "10:46:40  a message that is far too long for it", "");
        Grid grid = new Grid(new Size(30, 3));
        alerts.draw(grid.region(), 0, CLIP, true);
        assertThat(grid.style(1)).isEqualTo("N".repeat(30));
        assertThat(grid.style(2)).isEqualTo("N".repeat(30));
    }

    @Example
    void aFilterKeepsRowsInTheirOrder() {
        Table filtered = TABLE.filtered(new Filter("SENSEX degr*"));

        assertThat(filtered.count()).isEqualTo(1);
        assertThat(drawn(filtered, 50, 2).get(1)).startsWith("SENSEX");
        assertThat(TABLE.filtered(new Filter("nowhere")).count()).isZero();
    }

    @Example
    void aTableWithoutTitlesHasNoLineForThem() {
        Table lines = Table.ofLines(List.of(Line.of("one", Role.TEXT), Line.of("two", Role.TEXT)));

        assertThat(lines.hasTitles()).isFalse();
        assertThat(drawn(lines, 10, 2)).containsExactly("one", "two");
    }

    @Property
    void anyRoomWillDo(
            @ForAll @IntRange(min = 1, max = 70) int columns,
            @ForAll @IntRange(min = 1, max = 6) int rows,
            @ForAll @IntRange(max = 3) int first,
            @ForAll boolean breaks) {
        var table = new Table(COLUMNS, 2, i -> TABLE.rows().apply(i), breaks);
        Grid grid = new Grid(new Size(columns + 1, rows));

        table.draw(grid.region().part(0, 0, columns, rows), Math.min(first, 2), CLIP, true);

        for (int y = 0; y < rows; y++) {
            assertThat(grid.glyph(columns, y)).isEqualTo(Glyph.SPACE);
        }
    }
}
