package g6.summary.out.terminal;

import org.jline.utils.WCWidth;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text as a terminal may have it: whatever controls, hides or turns round other text is spelt out,
/// and every line is as wide as it claims to be.
///
/// Control characters become their pictures, `␛`; for others that cannot be seen stands a
/// backslash, `u`, and their number in braces. Only so many marks stay on one character, the rest
/// becomes `…`. A cut comes between two characters as a reader sees them, never inside one.
public final class VisibleText {
    private static final char ELLIPSIS = '…';
    private static final char DOTTED_CIRCLE = '◌';

    /// What languages need is three at most.
    private static final int MOST_MARKS = 4;

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /// Flags, key caps, flags of regions, and pictures joined to one: the sequences in which
    /// characters that cannot be seen have a meaning. No real one is longer.
    private static final Pattern EMOJI_SEQUENCE;

    static {
        String flag = "[\\x{1F1E6}-\\x{1F1FF}]{2}";
        String keyCap = "[0-9#*]\\x{FE0F}?\\x{20E3}";
        String region = "\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{2,6}\\x{E007F}";
        String picture = "\\p{IsExtended_Pictographic}(?:\\x{FE0F}|[\\x{1F3FB}-\\x{1F3FF}])?";
        String joined = picture + "(?:\\x{200D}" + picture + "){1,4}";
        String styled =
                "\\p{IsExtended_Pictographic}\\x{FE0F}|\\p{IsEmoji_Modifier_Base}"
                        + "[\\x{1F3FB}-\\x{1F3FF}]";
        EMOJI_SEQUENCE = Pattern.compile(String.join("|", flag, keyCap, region, joined, styled));
    }

    private final int columns;
    private final StringBuilder text = new StringBuilder();
    private int width;
    private int fittingLength;

    private VisibleText(int columns) {
        this.columns = columns;
    }

    /// A text as one line, whole and made visible: whatever it holds, it neither controls a
    /// terminal nor breaks the line.
    public static String of(String text) {
        return clipped(text, 0);
    }

    /// One line, made visible and cut to so many columns, the last of which then shows `…`.
    ///
    /// @param columns how many; 0 or less for no limit
    static String clipped(String line, int columns) {
        if (isPlainAscii(line)) {
            return columns <= 0 || line.length() <= columns
                    ? line
                    : line.substring(0, columns - 1) + ELLIPSIS;
        }
        return new VisibleText(columns <= 0 ? Integer.MAX_VALUE : columns).with(line);
    }

    /// The columns that a line takes when it is not cut.
    static int width(String line) {
        if (isPlainAscii(line)) {
            return line.length();
        }
        VisibleText visible = new VisibleText(Integer.MAX_VALUE);
        visible.with(line);
        return visible.width;
    }

    private static boolean isPlainAscii(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' || line.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private String with(String line) {
        Matcher clusters = CLUSTER.matcher(line);
        while (width <= columns && clusters.find()) {
            cluster(clusters.group());
        }
        if (width > columns) {
            text.setLength(fittingLength);
            text.append(ELLIPSIS);
        }
        return text.toString();
    }

    private void cluster(String cluster) {
        Matcher emoji = EMOJI_SEQUENCE.matcher(cluster);
        int marks = 0;
        for (int i = 0; i < cluster.length() && width <= columns; ) {
            if (beginsAt(i, emoji)) {
                put(emoji.group(), 2);
                i = emoji.end();
                continue;
            }
            int character = cluster.codePointAt(i);
            i += Character.charCount(character);
            int cells = cells(character);
            if (cells < 0) {
                spellOut(character);
            } else if (cells > 0) {
                put(Character.toString(character), cells);
            } else if (++marks <= MOST_MARKS) {
                mark(character);
            } else if (marks == MOST_MARKS + 1) {
                put(String.valueOf(ELLIPSIS), 1);
            }
        }
    }

    private static boolean beginsAt(int start, Matcher emoji) {
        return emoji.region(start, emoji.regionEnd()).lookingAt()
                && emoji.group().codePoints().allMatch(Character::isDefined);
    }

    /// A mark needs a character to stand on; at the start of a line it would stand on whatever the
    /// terminal showed before.
    private void mark(int mark) {
        if (text.isEmpty()) {
            put(String.valueOf(DOTTED_CIRCLE), 1);
        }
        put(Character.toString(mark), 0);
    }

    private void spellOut(int character) {
        if (character < ' ') {
            put(Character.toString(0x2400 + character), 1);
        } else if (character == 0x7F) {
            put(Character.toString(0x2421), 1);
        } else {
            String spelt = "\\u{" + Integer.toHexString(character) + "}";
            put(spelt, spelt.length());
        }
    }

    /// Adds what cannot be cut, and notes how much would stay if this were the place to cut.
    private void put(String part, int cells) {
        text.append(part);
        width = Math.addExact(width, cells);
        if (width < columns) {
            fittingLength = text.length();
        }
    }

    /// The columns of a character; negative where it must not be shown as it is.
    private static int cells(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    -1;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                    isIgnorable(character) ? -1 : 0;
            default -> isIgnorable(character) ? -1 : visibleCells(character);
        };
    }

    private static int visibleCells(int character) {
        return Character.isEmojiPresentation(character)
                ? 2
                : Math.max(0, WCWidth.wcwidth(character));
    }

    /// Whether a character shows nothing by itself, although its category is a visible one:
    /// joiners, fillers and variation selectors.
    private static boolean isIgnorable(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164 ->
                    true;
            case 0xFFA0 -> true;
            default ->
                    (character >= 0xFE00 && character <= 0xFE0F)
                            || (character >= 0xE0100 && character <= 0xE01EF);
        };
    }
}
