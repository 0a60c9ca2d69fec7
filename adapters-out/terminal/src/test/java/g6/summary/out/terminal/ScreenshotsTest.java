package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The pictures in the documentation show the dashboard as it is.
final class ScreenshotsTest {
    private static final int MOST_BYTES = 150_000;

    @ParameterizedTest
    @CsvSource({"80, 24", "160, 45", "200, 60"})
    void aLivelyMarket(int columns, int rows) {
        assertPicture(columns + "x" + rows, Stage.lively().of(columns, rows));
    }

    @Test
    void aLightTerminal() {
        assertPicture("light", Stage.lively().of(120, 36).in(Theme.LIGHT));
    }

    @Test
    void staleDataConditionsAndNewAlerts() {
        Stage stage = Stage.lively().passes(Duration.ofMinutes(8));
        stage.reads(new Market().troubled(90)).passes(1);

        assertPicture("alarm", stage.readsAgain().passes(1).of(160, 45));
    }

    private static void assertPicture(String name, Stage stage) {
        String svg = SvgScreen.of(stage.grid(), stage.state().theme());

        assertThat(svg.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        Golden.assertIsAsIn(Golden.ROOT.resolve("docs/screens/" + name + ".svg"), svg);
    }
}
