package g6.summary.out.terminal;

import java.util.List;

/// Which rows are shown: those that have all of its words, in any order and case. A star in a word
/// stands for anything. Any text is a filter, half-typed ones too, and the time that one takes
/// grows with the row's length alone.
///
/// @param text as it was typed
record Filter(String text) {
    static final Filter NONE = new Filter("");

    private static final int LONGEST = 60;

    boolean isEmpty() {
        return text.isBlank();
    }

    /// As much of it as there is room for.
    Filter with(String typed) {
        String more = text + typed;
        return more.codePointCount(0, more.length()) <= LONGEST
                ? new Filter(more)
                : new Filter(more.substring(0, more.offsetByCodePoints(0, LONGEST)));
    }

    Filter withoutLast() {
        return text.isEmpty()
                ? this
                : new Filter(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    }

    boolean admits(String row) {
        String folded = folded(row);
        return words().stream().allMatch(word -> isIn(folded, word));
    }

    private List<String> words() {
        return List.of(folded(text).strip().split("\\s+", -1));
    }

    /// By one code point at a time, since what a text folds to must not depend on what stands
    /// beside it: a sigma is written differently at the end of a word.
    private static String folded(String text) {
        return text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// The parts between the stars come one after the other: whoever takes each at its first place
    /// need never go back.
    private static boolean isIn(String row, String word) {
        int from = 0;
        for (String part : word.split("\\*", -1)) {
            int found = row.indexOf(part, from);
            if (found < 0) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }
}
