package g6.summary.out.terminal;

import java.util.HashMap;
import java.util.Map;

/// What stands in for the characters of the dashboard on a terminal that has ASCII alone.
final class AsciiLikeness {
    private static final String UNKNOWN = "?";

    private static final Map<String, String> LIKENESSES = likenesses();

    private AsciiLikeness() {}

    private static Map<String, String> likenesses() {
        Map<String, String> likenesses = new HashMap<>();
        put(likenesses, "─━═", "-");
        put(likenesses, "│┃║", "|");
        put(likenesses, "┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛", "+");
        put(likenesses, "—–−", "-");
        put(likenesses, "…", "~");
        put(likenesses, "▲↑", "^");
        put(likenesses, "▼↓", "v");
        put(likenesses, "►→", ">");
        put(likenesses, "←", "<");
        put(likenesses, "●", "o");
        put(likenesses, "×", "x");
        put(likenesses, "◆", "!");
        put(likenesses, "•·", "*");
        put(likenesses, "ø", "~");
        put(likenesses, "█■", "#");
        put(likenesses, "▌", "|");
        String levels = "▁▂▃▄▅▆▇";
        String marks = "_.-=+*%";
        for (int i = 0; i < levels.length(); i++) {
            put(likenesses, levels.substring(i, i + 1), marks.substring(i, i + 1));
        }
        return Map.copyOf(likenesses);
    }

    private static void put(Map<String, String> likenesses, String characters, String likeness) {
        characters
                .codePoints()
                .forEach(character -> likenesses.put(Character.toString(character), likeness));
    }

    /// One ASCII character.
    static String of(String character) {
        return LIKENESSES.getOrDefault(character, UNKNOWN);
    }
}
