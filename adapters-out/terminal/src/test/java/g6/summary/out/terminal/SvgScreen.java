package g6.summary.out.terminal;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// A screen as a picture for documentation: an SVG that looks the same wherever it is shown.
///
/// Every piece of text has the columns that a terminal gives it, whatever font there is; borders
/// and bars are drawn, because fonts leave gaps in them. Used for one picture.
final class SvgScreen {
    private static final double CELL = 8.4;
    private static final int ROW = 17;
    private static final int BASELINE = 13;
    private static final int MARGIN = 10;
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String LINES = "─│╭╮╰╯";

    private final Grid grid;
    private final Theme theme;
    private final StringBuilder svg = new StringBuilder();

    private SvgScreen(Grid grid, Theme theme) {
        this.grid = grid;
        this.theme = theme;
    }

    static String of(Grid grid, Theme theme) {
        return new SvgScreen(grid, theme).picture();
    }

    private String picture() {
        String width = number(grid.columns() * CELL + 2 * MARGIN);
        String height = number(grid.rows() * ROW + 2 * MARGIN);
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s">
                <style>
                text { font: 14px "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre }
                """
                        .formatted(width, height, width, height));
        for (Role role : Role.values()) {
            style(role);
        }
        svg.append("path.line { fill: none }\npath.bar { stroke: none }\n");
        svg.append("</style>\n<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"")
                .append(theme.isForDark() ? "#15181e" : "#fcfcfa")
                .append("\"/>\n<g transform=\"translate(%d %d)\">\n".formatted(MARGIN, MARGIN));
        grounds();
        drawn();
        for (int y = 0; y < grid.rows(); y++) {
            texts(y);
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private void style(Role role) {
        Paint paint = theme.paint(role);
        String own = theme.isForDark() ? "#d8dade" : "#24292f";
        String ink = paint.foreground() == Paint.OWN ? own : color(paint.foreground());
        svg.append(".%s { fill: %s".formatted(name(role), ink))
                .append(paint.isBold() ? "; font-weight: bold }\n" : " }\n")
                .append("path.%s { stroke: %s }\n".formatted(name(role), ink));
        if (role.hasGround()) {
            svg.append("rect.%s { fill: %s }\n".formatted(name(role), color(paint.ground())));
        }
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /// As xterm shows the colours of its palette that no user has changed.
    private static String color(int ofPalette) {
        if (ofPalette >= 232) {
            int grey = 8 + 10 * (ofPalette - 232);
            return "#%02x%02x%02x".formatted(grey, grey, grey);
        }
        int place = ofPalette - 16;
        return "#%02x%02x%02x".formatted(step(place / 36), step(place / 6 % 6), step(place % 6));
    }

    private static int step(int level) {
        return level == 0 ? 0 : 55 + 40 * level;
    }

    private void grounds() {
        for (int y = 0; y < grid.rows(); y++) {
            int start = 0;
            for (int x = 1; x <= grid.columns(); x++) {
                if (x == grid.columns() || grid.role(x, y) != grid.role(start, y)) {
                    Role role = grid.role(start, y);
                    if (role.hasGround()) {
                        svg.append(
                                "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"/>\n"
                                        .formatted(
                                                name(role),
                                                number(start * CELL),
                                                y * ROW,
                                                number((x - start) * CELL),
                                                ROW));
                    }
                    start = x;
                }
            }
        }
    }

    /// Borders and bars, one path for each role.
    private void drawn() {
        Map<Role, StringBuilder> lines = new EnumMap<>(Role.class);
        Map<Role, StringBuilder> bars = new EnumMap<>(Role.class);
        for (int y = 0; y < grid.rows(); y++) {
            for (int x = 0; x < grid.columns(); x++) {
                String text = grid.glyph(x, y).text();
                if (isOneOf(LINES, text)) {
                    line(lines.computeIfAbsent(grid.role(x, y), _ -> new StringBuilder()), x, y);
                } else if (isOneOf(BARS, text)) {
                    double height = (BARS.indexOf(text) + 1) * ROW / 9.0;
                    bars.computeIfAbsent(grid.role(x, y), _ -> new StringBuilder())
                            .append("M%s %s".formatted(number(x * CELL), (y + 1) * ROW - 2))
                            .append("v%sh%s".formatted(number(-height), number(CELL - 1)))
                            .append("v%sz".formatted(number(height)));
                }
            }
        }
        lines.forEach(
                (role, path) ->
                        svg.append(
                                "<path class=\"%s line\" d=\"%s\"/>\n"
                                        .formatted(name(role), path)));
        bars.forEach(
                (role, path) ->
                        svg.append(
                                "<path class=\"%s bar\" d=\"%s\"/>\n".formatted(name(role), path)));
    }

    private void line(StringBuilder path, int x, int y) {
        double middle = x * CELL + CELL / 2;
        double centre = y * ROW + ROW / 2.0;
        String right = number(CELL / 2);
        switch (grid.glyph(x, y).text()) {
            case "─" -> {
                if (x == 0
                        || !grid.glyph(x - 1, y).text().equals("─")
                        || path.isEmpty()
                        || grid.role(x - 1, y) != grid.role(x, y)) {
                    path.append("M%s %s".formatted(number(x * CELL), number(centre)));
                }
                path.append("h").append(number(CELL));
            }
            case "│" -> path.append("M%s %sv%d".formatted(number(middle), y * ROW, ROW));
            case "╭" -> corner(path, middle, (y + 1) * ROW, -1, right);
            case "╮" -> corner(path, middle, (y + 1) * ROW, -1, "-" + right);
            case "╰" -> corner(path, middle, y * ROW, 1, right);
            default -> corner(path, middle, y * ROW, 1, "-" + right);
        }
    }

    private static void corner(StringBuilder path, double x, int y, int down, String right) {
        String half = number(down * ROW / 2.0);
        path.append("M%s %dq0 %s %s %s".formatted(number(x), y, half, right, half));
    }

    private static boolean isOneOf(String glyphs, String text) {
        return text.length() == 1 && glyphs.contains(text);
    }

    private boolean isText(int x, int y) {
        String text = grid.glyph(x, y).text();
        return !text.isBlank() && !isOneOf(LINES, text) && !isOneOf(BARS, text);
    }

    /// A piece ends where the role changes, before two blanks, and around what may be of another
    /// width in the reader's font.
    private void texts(int y) {
        int x = 0;
        while (x < grid.columns()) {
            int end = x + 1;
            if (isText(x, y)) {
                while (end < grid.columns() && continues(x, end, y)) {
                    end++;
                }
                text(x, end, y);
            }
            x = end;
        }
    }

    private boolean continues(int start, int x, int y) {
        if (!Glyphs.isAscii(grid.glyph(start, y).text())) {
            return grid.glyph(x, y).columns() == 0;
        }
        boolean isBlank = grid.glyph(x, y).equals(Glyph.SPACE);
        int next = isBlank ? x + 1 : x;
        return next < grid.columns()
                && isText(next, y)
                && Glyphs.isAscii(grid.glyph(next, y).text())
                && grid.role(next, y) == grid.role(start, y);
    }

    private void text(int start, int end, int y) {
        StringBuilder text = new StringBuilder();
        for (int x = start; x < end; x++) {
            text.append(grid.glyph(x, y).text());
        }
        svg.append(
                "<text class=\"%s\" x=\"%s\" y=\"%d\" textLength=\"%s\">%s</text>\n"
                        .formatted(
                                name(grid.role(start, y)),
                                number(start * CELL),
                                y * ROW + BASELINE,
                                number((end - start) * CELL),
                                escaped(text.toString())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String number(double value) {
        return java.math.BigDecimal.valueOf(Math.round(value * 10), 1)
                .stripTrailingZeros()
                .toPlainString();
    }
}
