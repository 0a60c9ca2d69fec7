package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.List;
import java.util.Map;
import java.util.Optional;

final class GazeTest {
    /// Rows 3 to 7 of 20 in one panel, all of the 2 in the other.
    private static final Shown SHOWN =
            new Shown(
                    List.of("long", "short"),
                    Map.of(
                            "long",
                            new Body.Window(3, 8, 15, false),
                            "short",
                            new Body.Window(0, 2, 0, false)));

    private static final Gaze ON_LONG = new Gaze(Optional.of("long"), false, Map.of("long", 3));

    @Example
    void scrollingStartsFromWhatIsSeen() {
        Gaze stale = new Gaze(Optional.of("long"), false, Map.of("long", 99));

        assertThat(stale.scrolled(-1, SHOWN).scroll("long")).isEqualTo(2);
        assertThat(ON_LONG.scrolled(1, SHOWN).scroll("long")).isEqualTo(4);
    }

    @Property
    void scrollingStaysWithinTheRows(@ForAll int rows, @ForAll @IntRange(min = -9, max = 9) int n) {
        assertThat(ON_LONG.scrolled(rows, SHOWN).scroll("long")).isBetween(0, 15);
        assertThat(ON_LONG.paged(n, SHOWN).scroll("long")).isBetween(0, 15);
        assertThat(new Gaze(Optional.of("short"), false, Map.of()).scrolled(rows, SHOWN))
                .extracting(gaze -> gaze.scroll("short"))
                .isEqualTo(0);
    }

    @Example
    void aPageLeavesOneRow() {
        assertThat(ON_LONG.paged(1, SHOWN).scroll("long")).isEqualTo(7);
        assertThat(ON_LONG.paged(-1, SHOWN).scroll("long")).isZero();
    }

    @Example
    void toTheEnds() {
        assertThat(ON_LONG.scrolled(Integer.MAX_VALUE, SHOWN).scroll("long")).isEqualTo(15);
        assertThat(ON_LONG.scrolled(Integer.MIN_VALUE, SHOWN).scroll("long")).isZero();
    }

    @Example
    void whoLooksNowhereScrollsTheFirstPanel() {
        Gaze gaze = Gaze.NOWHERE.scrolled(1, SHOWN);

        assertThat(gaze.focus()).contains("long");
        assertThat(gaze.scroll("long")).isEqualTo(4);
        assertThat(Gaze.NOWHERE.zoomed(SHOWN).focus()).contains("long");
    }

    @Example
    void aPanelThatIsGoneLosesTheFocusToTheFirst() {
        Gaze gone = new Gaze(Optional.of("gone"), false, Map.of());

        assertThat(gone.moved(1, SHOWN.order()).focus()).contains("long");
        assertThat(gone.moved(-1, SHOWN.order()).focus()).contains("short");
        assertThat(gone.scrolled(1, SHOWN).focus()).contains("long");
    }

    @Example
    void whereNothingIsShownNothingHappens() {
        assertThat(Gaze.NOWHERE.moved(1, List.of())).isEqualTo(Gaze.NOWHERE);
        assertThat(Gaze.NOWHERE.scrolled(1, Shown.NOTHING)).isEqualTo(Gaze.NOWHERE);
        assertThat(Gaze.NOWHERE.paged(1, Shown.NOTHING)).isEqualTo(Gaze.NOWHERE);
    }

    @Example
    void backLeavesTheZoomThenTheFocusAndKeepsTheScrolling() {
        Gaze zoomed = ON_LONG.zoomed(SHOWN);

        assertThat(zoomed.isZoomed()).isTrue();
        assertThat(zoomed.back()).isEqualTo(ON_LONG);
        assertThat(zoomed.back().back())
                .isEqualTo(new Gaze(Optional.empty(), false, Map.of("long", 3)));
        assertThat(zoomed.zoomed(SHOWN)).isEqualTo(ON_LONG);
    }
}
