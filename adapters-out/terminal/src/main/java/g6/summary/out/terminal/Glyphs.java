package g6.summary.out.terminal;

import org.jline.utils.WCWidth;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text taken apart into what a terminal may have: whatever controls, hides or turns round other
/// text is spelt out, and every glyph is as wide as it claims to be.
///
/// Control characters become their pictures, `␛`; for others that cannot be seen stands a
/// backslash, `u`, and their number in braces. Only so many marks stay on one character, the rest
/// becomes `…`.
final class Glyphs {
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

    private final List<Glyph> glyphs = new ArrayList<>();

    /// The places of glyphs that belong to the one before them.
    private final BitSet insides = new BitSet();

    private final long most;
    private long columns;

    private Glyphs(long most) {
        this.most = most;
    }

    /// Taken apart as far as it fits; where it does not, the last of the columns shows `…`. A cut
    /// comes between two characters as a reader sees them, never inside one.
    ///
    /// @param columns how many there are, at least 1
    static List<Glyph> clipped(String text, int columns) {
        Glyphs taken = new Glyphs(columns);
        taken.take(text);
        taken.cut();
        return taken.glyphs;
    }

    /// The columns of the whole text.
    static int columns(String text) {
        if (isKnown(text)) {
            return text.length();
        }
        Glyphs taken = new Glyphs(Integer.MAX_VALUE);
        taken.take(text);
        return Math.toIntExact(taken.columns);
    }

    private static boolean isKnown(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Glyph.isKnown(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Glyph.isAscii(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void take(String text) {
        int plain = 0;
        while (plain < text.length() && Glyph.isKnown(text.charAt(plain)) && columns <= most) {
            put(Glyph.certain(text.charAt(plain++)));
        }
        if (plain < text.length() && columns <= most) {
            // the last plain one may have marks
            int start = Math.max(0, plain - 1);
            if (start < plain) {
                columns -= glyphs.removeLast().columns();
            }
            Matcher clusters = CLUSTER.matcher(text).region(start, text.length());
            while (columns <= most && clusters.find()) {
                cluster(clusters.group());
            }
        }
    }

    private void cut() {
        if (columns <= most) {
            return;
        }
        while (columns > most - 1 || insides.get(glyphs.size())) {
            columns -= glyphs.removeLast().columns();
        }
        put(Glyph.ELLIPSIS);
    }

    private void cluster(String cluster) {
        Matcher emoji = EMOJI_SEQUENCE.matcher(cluster);
        int marks = 0;
        for (int i = 0; i < cluster.length() && columns <= most; ) {
            if (beginsAt(i, emoji)) {
                put(new Glyph(emoji.group(), 2, false));
                i = emoji.end();
                continue;
            }
            int character = cluster.codePointAt(i);
            i += Character.charCount(character);
            int width = width(character);
            if (width < 0) {
                spellOut(character);
            } else if (width > 0) {
                put(new Glyph(Character.toString(character), width, isCertain(character)));
            } else if (++marks <= MOST_MARKS) {
                mark(Character.toString(character));
            } else if (marks == MOST_MARKS + 1) {
                put(Glyph.ELLIPSIS);
            }
        }
    }

    private static boolean beginsAt(int start, Matcher emoji) {
        return emoji.region(start, emoji.regionEnd()).lookingAt()
                && emoji.group().codePoints().allMatch(Character::isDefined);
    }

    /// A mark needs a character to stand on; at the start of a line it would stand on whatever the
    /// terminal showed before.
    private void mark(String mark) {
        if (glyphs.isEmpty()) {
            put(Glyph.certain(DOTTED_CIRCLE));
        }
        glyphs.set(glyphs.size() - 1, glyphs.getLast().with(mark));
    }

    private void spellOut(int character) {
        if (character < ' ') {
            put(Glyph.certain(0x2400 + character));
        } else if (character == 0x7F) {
            put(Glyph.certain(0x2421));
        } else {
            int start = glyphs.size();
            ("\\u{" + Integer.toHexString(character) + "}")
                    .chars()
                    .forEach(spelt -> put(Glyph.certain(spelt)));
            insides.set(start + 1, glyphs.size());
        }
    }

    private void put(Glyph glyph) {
        glyphs.add(glyph);
        columns += glyph.columns();
    }

    /// The columns of a character; negative where it must not be shown as it is.
    private static int width(int character) {
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
            default -> isIgnorable(character) ? -1 : visibleWidth(character);
        };
    }

    private static int visibleWidth(int character) {
        return Character.isEmojiPresentation(character)
                ? 2
                : Math.max(0, WCWidth.wcwidth(character));
    }

    /// Latin letters, dashes and dots, arrows, mathematical signs, boxes, blocks and shapes, as far
    /// as none of them may be a picture: a digit is none without what makes it a key cap.
    private static boolean isCertain(int character) {
        boolean isUsual =
                character < 0x250
                        || (character >= 0x2010 && character <= 0x2027)
                        || (character >= 0x2190 && character <= 0x22FF)
                        || (character >= 0x2400 && character <= 0x25CF);
        return isUsual && (Glyph.isAscii(character) || !Character.isEmoji(character));
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
