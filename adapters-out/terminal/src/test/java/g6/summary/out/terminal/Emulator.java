package g6.summary.out.terminal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A terminal that shows what it is told. It refuses whatever the dashboard has no use for, and
/// what terminals do in different ways.
final class Emulator {
    /// The columns that a terminal takes for a glyph. One that takes others than the dashboard does
    /// must not wrap.
    enum Width {
        AS_CLAIMED {
            @Override
            int of(Glyph glyph) {
                return glyph.columns();
            }
        },
        /// Two for one, and one for two, wherever terminals are known to differ.
        OTHERWISE {
            @Override
            int of(Glyph glyph) {
                return glyph.isCertain() ? glyph.columns() : 3 - glyph.columns();
            }
        },
        /// Two for each character, also where they are one for a reader.
        APART {
            @Override
            int of(Glyph glyph) {
                int characters = Math.toIntExact(glyph.text().codePoints().count());
                return glyph.isCertain() ? glyph.columns() : 2 * characters;
            }
        };

        abstract int of(Glyph glyph);
    }

    /// @param text empty for the further columns of a glyph
    private record Cell(String text, Look look) {}

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([?0-9;]*)([A-Za-z])");
    private static final Pattern PLACE = Pattern.compile("(?:([0-9]+)(?:;([0-9]+))?)?");

    private final Width width;
    private final int columns;
    private final Cell[][] cells;
    private Look pen = new Look("31", "42", true, true);
    private int row;

    /// Behind the last one where the next glyph would wrap.
    private int column;

    private boolean isHeld;

    /// One that shows something already.
    Emulator(Size size, Width width) {
        this.width = width;
        columns = size.columns();
        cells = new Cell[size.rows()][columns];
        for (Cell[] cellsOfRow : cells) {
            Arrays.fill(cellsOfRow, new Cell("#", pen));
        }
    }

    String text(int x, int y) {
        return cells[y][x].text();
    }

    Look look(int x, int y) {
        return cells[y][x].look();
    }

    void accept(byte[] bytes) {
        String text = decoded(bytes);
        Matcher sequence = SEQUENCE.matcher(text);
        int start = 0;
        while (sequence.find()) {
            print(text.substring(start, sequence.start()));
            obey(sequence.group(1), sequence.group(2));
            start = sequence.end();
        }
        print(text.substring(start));
        check(!isHeld, "nothing is shown any more");
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void obey(String parameters, String function) {
        switch (function) {
            case "H" -> moveTo(parameters);
            case "C" -> moveForward(parameters.isEmpty() ? 1 : Integer.parseInt(parameters));
            case "J" -> {
                check(parameters.equals("2"), "erases a part of the screen");
                for (int y = 0; y < cells.length; y++) {
                    erase(0, y);
                }
            }
            case "K" -> {
                check(parameters.isEmpty(), "erases another part of the row");
                check(column < columns, "erases where terminals differ");
                erase(column, row);
            }
            case "m" -> pen = pen.turned(parameters);
            case "h", "l" -> {
                check(parameters.equals("?2026"), "no such mode");
                boolean holds = function.equals("h");
                check(holds != isHeld, "marks do not pair");
                isHeld = holds;
            }
            default -> throw new IllegalArgumentException(function);
        }
    }

    private void moveTo(String parameters) {
        Matcher place = PLACE.matcher(parameters);
        check(place.matches(), "no place: " + parameters);
        row = place.group(1) == null ? 0 : Integer.parseInt(place.group(1)) - 1;
        column = place.group(2) == null ? 0 : Integer.parseInt(place.group(2)) - 1;
        check(row >= 0 && row < cells.length && column >= 0 && column < columns, "outside");
    }

    private void moveForward(int steps) {
        check(column < columns, "moves where terminals differ");
        check(steps > 0, "moves nowhere");
        column += steps;
        check(column < columns, "outside");
    }

    private void erase(int from, int y) {
        check(!pen.isReverse(), "erases where terminals differ");
        for (int x = from; x < columns; x++) {
            breakUp(x, y);
            cells[y][x] = new Cell(" ", pen.ofBlank());
        }
    }

    private void print(String text) {
        List<Glyph> glyphs = Glyphs.clipped(text, Integer.MAX_VALUE);
        String visible = glyphs.stream().map(Glyph::text).collect(Collectors.joining());
        check(visible.equals(text), "cannot be shown as it is: " + visible);
        glyphs.forEach(this::print);
    }

    private void print(Glyph glyph) {
        int taken = width.of(glyph);
        if (column + taken > columns) {
            if (width == Width.AS_CLAIMED) {
                wrap();
            } else {
                column = Math.min(column, columns - 1);
                taken = Math.min(taken, columns - column);
            }
        }
        for (int i = 0; i < taken; i++) {
            breakUp(column, row);
            cells[row][column++] = new Cell(i == 0 ? glyph.text() : "", pen);
        }
    }

    private void wrap() {
        column = 0;
        row++;
        if (row == cells.length) {
            row--;
            System.arraycopy(cells, 1, cells, 0, row);
            cells[row] = new Cell[columns];
            Arrays.fill(cells[row], new Cell(" ", pen.ofBlank()));
        }
    }

    /// A glyph that loses one of its columns is gone.
    private void breakUp(int x, int y) {
        int start = x;
        while (cells[y][start].text().isEmpty()) {
            start--;
        }
        int end = x + 1;
        while (end < columns && cells[y][end].text().isEmpty()) {
            end++;
        }
        for (int part = start; part < end && end - start > 1; part++) {
            cells[y][part] = new Cell(" ", cells[y][part].look());
        }
    }

    private static void check(boolean isRight, String fault) {
        if (!isRight) {
            throw new IllegalStateException(fault);
        }
    }
}
