package g6.summary.out.terminal;

import java.util.List;
import java.util.Locale;

/// How the roles look. The ground is the terminal's own, but for badges: a theme is for dark
/// terminals or for light ones, and its colours stand out from any usual ground of that kind.
public enum Theme {
    /// For dark terminals.
    DARK(new Palette(true, 247, 250, 255, 242, 117, 114, 221, 210, 110, 16, 231, 160, 231, 60)),
    /// For light terminals.
    LIGHT(new Palette(false, 241, 238, 16, 244, 25, 22, 94, 124, 24, 231, 231, 124, 16, 189)),
    /// For dark terminals, with contrasts of at least 7 to 1.
    CONTRAST(new Palette(true, 252, 255, 231, 250, 226, 120, 226, 217, 159, 16, 231, 88, 16, 159)),
    /// For dark terminals and eyes that tell red from green badly: blue, yellow, orange.
    RED_GREEN(new Palette(true, 247, 250, 255, 242, 159, 75, 229, 208, 146, 16, 16, 208, 231, 60)),
    /// For dark terminals and eyes that tell blue from yellow badly: turquoise, rose, red.
    BLUE_YELLOW(
            new Palette(true, 247, 250, 255, 242, 225, 44, 225, 203, 110, 16, 231, 160, 231, 60)),
    /// For dark terminals in dark rooms: few colours, and quiet ones.
    QUIET(new Palette(true, 245, 246, 250, 242, 109, 108, 180, 174, 244, 16, 16, 174, 252, 239));

    /// Colours of the palette of 256.
    ///
    /// @param isForDark whether it goes with a dark ground
    /// @param ink what is written on the badges for good and for a warning
    /// @param alarmInk what is written on the badge for bad
    /// @param alarm that badge
    /// @param newInk what is written on what is new
    /// @param newGround what lies behind it
    private record Palette(
            boolean isForDark,
            int muted,
            int label,
            int title,
            int frame,
            int focus,
            int good,
            int warn,
            int bad,
            int trend,
            int ink,
            int alarmInk,
            int alarm,
            int newInk,
            int newGround) {

        /// With sixteen colours all themes for one kind of ground are the same.
        Paint paint(Role role) {
            int bright = isForDark ? 60 : 0;
            int badgeInk = isForDark ? 30 : 97;
            int badgeGround = isForDark ? 47 : 100;
            return switch (role) {
                case TEXT -> Paint.PLAIN;
                case MUTED -> Paint.ink(muted, isForDark ? 37 : 39);
                case LABEL -> Paint.ink(label, isForDark ? 37 : 39);
                case TITLE -> Paint.ink(title, 39).bold();
                case FRAME -> Paint.ink(frame, 90);
                case FOCUS -> Paint.ink(focus, bright + 36).bold();
                case GOOD -> Paint.ink(good, bright + 32);
                case WARN -> Paint.ink(warn, isForDark ? 93 : 35);
                case BAD -> Paint.ink(bad, bright + 31).bold();
                case UP -> Paint.ink(good, bright + 32);
                case DOWN -> Paint.ink(bad, bright + 31);
                case TREND -> Paint.ink(trend, bright + 36);
                case BADGE -> Paint.badge(ink, label, badgeInk, badgeGround);
                case BADGE_GOOD -> Paint.badge(ink, good, badgeInk, 42);
                case BADGE_WARN -> Paint.badge(ink, warn, 30, 43);
                case BADGE_BAD -> Paint.badge(alarmInk, alarm, 97, 41).bold();
                case NEW -> Paint.badge(newInk, newGround, 97, 44).bold();
                case KEY -> Paint.ink(focus, bright + 36);
            };
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
    private final Palette palette;

    Theme(Palette palette) {
        this.palette = palette;
    }

    boolean isForDark() {
        return palette.isForDark();
    }

    Paint paint(Role role) {
        return palette.paint(role);
    }

    /// The one behind it; behind the last one comes the first.
    Theme next() {
        List<Theme> all = List.of(values());
        return all.get((all.indexOf(this) + 1) % all.size());
    }

    /// Its name in the settings.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
