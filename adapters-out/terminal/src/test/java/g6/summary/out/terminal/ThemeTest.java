package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

final class ThemeTest {
    /// A colour as light: linear red, green and blue from 0 to 1.
    private record Light(double red, double green, double blue) {
        static Light of(int red, int green, int blue) {
            return new Light(linear(red), linear(green), linear(blue));
        }

        /// As xterm shows the colours of its palette that no user has changed.
        static Light ofPalette(int color) {
            assertThat(color).isBetween(16, 255);
            if (color >= 232) {
                int grey = 8 + 10 * (color - 232);
                return of(grey, grey, grey);
            }
            int place = color - 16;
            return of(step(place / 36), step(place / 6 % 6), step(place % 6));
        }

        private static int step(int level) {
            return level == 0 ? 0 : 55 + 40 * level;
        }

        private static double linear(int part) {
            double share = part / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }

        /// As WCAG 2 defines it.
        double contrastTo(Light other) {
            double one = luminance() + 0.05;
            double another = other.luminance() + 0.05;
            return Math.max(one, another) / Math.min(one, another);
        }

        private double luminance() {
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        }

        /// In CIE Lab, as of 1976.
        double distanceTo(Light other) {
            double[] one = lab();
            double[] another = other.lab();
            return Math.hypot(
                    one[0] - another[0], Math.hypot(one[1] - another[1], one[2] - another[2]));
        }

        private double[] lab() {
            DoubleUnaryOperator seen =
                    share ->
                            share > 216.0 / 24389
                                    ? Math.cbrt(share)
                                    : (24389.0 / 27 * share + 16) / 116;
            double x =
                    seen.applyAsDouble(
                            (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
            double y = seen.applyAsDouble(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
            double z =
                    seen.applyAsDouble(
                            (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
            return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
        }
    }

    /// How eyes see that lack one of their three receptors: Machado, Oliveira and Fernandes, A
    /// Physiologically-based Model for Simulation of Color Vision Deficiency, 2009, severity 1.0.
    private enum Eyes {
        PROTANOPE(
                0.152286, 1.052583, -0.204868, //
                0.114503, 0.786281, 0.099216, //
                -0.003882, -0.048116, 1.051998),
        DEUTERANOPE(
                0.367322, 0.860646, -0.227968, //
                0.280085, 0.672501, 0.047413, //
                -0.011820, 0.042940, 0.968881),
        TRITANOPE(
                1.255528, -0.076749, -0.178779, //
                -0.078411, 0.930809, 0.147602, //
                0.004733, 0.691367, 0.303900);

        @SuppressWarnings("ImmutableEnumChecker") // never written to
        private final double[] matrix;

        Eyes(double... matrix) {
            this.matrix = matrix;
        }

        Light see(Light light) {
            return new Light(part(0, light), part(3, light), part(6, light));
        }

        private double part(int start, Light light) {
            double part =
                    matrix[start] * light.red()
                            + matrix[start + 1] * light.green()
                            + matrix[start + 2] * light.blue();
            return Math.clamp(part, 0, 1);
        }
    }

    private static final List<Light> DARK_GROUNDS =
            List.of(Light.of(0, 0, 0), Light.of(0x1E, 0x1E, 0x1E));
    private static final List<Light> LIGHT_GROUNDS =
            List.of(Light.of(0xFF, 0xFF, 0xFF), Light.of(0xF2, 0xF2, 0xF2));

    /// What is plainly two colours, not two shades of one.
    private static final double APART = 20;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyInkStandsOutFromTheGroundsThatTheThemeIsFor(Theme theme) {
        for (Role role : Role.values()) {
            Paint paint = theme.paint(role);
            if (!role.hasGround() && paint.foreground() != Paint.OWN) {
                assertThat(theme.isForDark() ? DARK_GROUNDS : LIGHT_GROUNDS)
                        .allSatisfy(
                                ground ->
                                        assertThat(ink(paint).contrastTo(ground))
                                                .as("%s", role)
                                                .isGreaterThanOrEqualTo(least(theme, role)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyBadgeIsReadOnItsGround(Theme theme) {
        for (Role role : Role.values()) {
            if (role.hasGround()) {
                Paint paint = theme.paint(role);

                assertThat(ink(paint).contrastTo(Light.ofPalette(paint.ground())))
                        .as("%s", role)
                        .isGreaterThanOrEqualTo(least(theme, role));
            }
        }
    }

    /// What WCAG asks of text; of lines, and in a theme that is meant to be dim, what it asks of
    /// whatever is no text.
    private static double least(Theme theme, Role role) {
        return switch (theme) {
            case CONTRAST -> 7;
            case QUIET -> 3;
            default -> role == Role.FRAME ? 3 : 4.5;
        };
    }

    private static Light ink(Paint paint) {
        return Light.ofPalette(paint.foreground());
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void usualEyesTellGoodFromBadInEveryTheme(Theme theme) {
        for (List<Light> pair : states(theme)) {
            assertThat(pair.getFirst().distanceTo(pair.getLast())).isGreaterThanOrEqualTo(APART);
        }
    }

    @Test
    void eyesThatTellRedFromGreenBadlyTellTheStatesApart() {
        assertTold(Theme.RED_GREEN, Eyes.PROTANOPE);
        assertTold(Theme.RED_GREEN, Eyes.DEUTERANOPE);
    }

    @Test
    void eyesThatTellBlueFromYellowBadlyTellTheStatesApart() {
        assertTold(Theme.BLUE_YELLOW, Eyes.TRITANOPE);
    }

    private static void assertTold(Theme theme, Eyes eyes) {
        for (List<Light> pair : states(theme)) {
            Light one = eyes.see(pair.getFirst());
            Light another = eyes.see(pair.getLast());

            assertThat(one.distanceTo(another)).as("%s", eyes).isGreaterThanOrEqualTo(APART);
        }
    }

    /// Each two of them, as inks and as badges.
    private static List<List<Light>> states(Theme theme) {
        Light good = ink(theme.paint(Role.GOOD));
        Light warn = ink(theme.paint(Role.WARN));
        Light bad = ink(theme.paint(Role.BAD));
        Light goodBadge = Light.ofPalette(theme.paint(Role.BADGE_GOOD).ground());
        Light warnBadge = Light.ofPalette(theme.paint(Role.BADGE_WARN).ground());
        Light badBadge = Light.ofPalette(theme.paint(Role.BADGE_BAD).ground());
        return List.of(
                List.of(good, warn),
                List.of(warn, bad),
                List.of(bad, good),
                List.of(goodBadge, warnBadge),
                List.of(warnBadge, badBadge),
                List.of(badBadge, goodBadge));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void exactlyTheRolesWithAGroundArePaintedOnOne(Theme theme) {
        assertThat(Role.values())
                .allSatisfy(
                        role ->
                                assertThat(theme.paint(role).ground() != Paint.OWN)
                                        .isEqualTo(role.hasGround()));
    }

    @Test
    void oneAfterAnotherAllThemesComeBackToTheFirst() {
        Set<Theme> visited = EnumSet.noneOf(Theme.class);
        Theme theme = Theme.LIGHT;
        for (int i = 0; i < Theme.values().length; i++) {
            visited.add(theme);
            theme = theme.next();
        }

        assertThat(visited).containsExactly(Theme.values());
        assertThat(theme).isEqualTo(Theme.LIGHT);
    }

    @Test
    void aThemeIsNamedAsInTheSettings() {
        assertThat(Arrays.stream(Theme.values()).map(Theme::label))
                .containsExactly("dark", "light", "contrast", "red_green", "blue_yellow", "quiet");
    }

    @Test
    void everyRoleHasALetterOfItsOwn() {
        assertThat(Arrays.stream(Role.values()).map(Role::letter)).doesNotHaveDuplicates();
    }
}
