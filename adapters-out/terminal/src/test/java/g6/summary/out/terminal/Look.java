package g6.summary.out.terminal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// How a terminal shows a character.
///
/// @param ink the parameter of SGR that selects it; 39 for the terminal's own
/// @param ground the same; 49 for the terminal's own
record Look(String ink, String ground, boolean isBold, boolean isReverse) {
    private static final String OWN_INK = "39";
    private static final String OWN_GROUND = "49";

    static final Look OWN = new Look(OWN_INK, OWN_GROUND, false, false);

    /// What a paint asks for.
    static Look of(Paint paint, ColorDepth depth) {
        boolean hasGround = paint.ground() != Paint.OWN;
        return switch (depth) {
            case NONE -> new Look(OWN_INK, OWN_GROUND, paint.isBold(), hasGround);
            case SIXTEEN ->
                    new Look(
                            String.valueOf(paint.basic()),
                            hasGround ? String.valueOf(paint.basicGround()) : OWN_GROUND,
                            paint.isBold(),
                            false);
            case PALETTE ->
                    new Look(
                            paint.foreground() == Paint.OWN
                                    ? OWN_INK
                                    : "38;5;" + paint.foreground(),
                            hasGround ? "48;5;" + paint.ground() : OWN_GROUND,
                            paint.isBold(),
                            false);
        };
    }

    /// As much of it as a blank shows.
    Look ofBlank() {
        return new Look(OWN_INK, ground, false, isReverse);
    }

    /// After the parameters of one SGR sequence.
    Look turned(String parameters) {
        Queue<String> left = new ArrayDeque<>(List.of(parameters.split(";", -1)));
        if (parameters.isEmpty()) {
            return OWN;
        }
        Look look = this;
        while (!left.isEmpty()) {
            look = look.turned(left.remove(), left);
        }
        return look;
    }

    private Look turned(String parameter, Queue<String> more) {
        return switch (parameter) {
            case "0" -> OWN;
            case "1" -> new Look(ink, ground, true, isReverse);
            case "7" -> new Look(ink, ground, isBold, true);
            case "38" -> new Look("38;5;" + ofPalette(more), ground, isBold, isReverse);
            case "48" -> new Look(ink, "48;5;" + ofPalette(more), isBold, isReverse);
            default -> {
                if (parameter.matches("3[0-79]|9[0-7]")) {
                    yield new Look(parameter, ground, isBold, isReverse);
                }
                if (parameter.matches("4[0-79]|10[0-7]")) {
                    yield new Look(ink, parameter, isBold, isReverse);
                }
                throw new IllegalArgumentException("no such look: " + parameter);
            }
        };
    }

    private static int ofPalette(Queue<String> more) {
        if (!more.remove().equals("5")) {
            throw new IllegalArgumentException("not of the palette");
        }
        int color = Integer.parseInt(more.remove());
        if (color > 255) {
            throw new IllegalArgumentException("no such colour: " + color);
        }
        return color;
    }
}
