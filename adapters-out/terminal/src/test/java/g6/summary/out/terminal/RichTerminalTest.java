package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import g6.summary.application.DisplayObserver;
import g6.summary.domain.Frame;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Clock and keys have threads of their own here, as in the program; the clock of the test stands
/// still, so that nothing is drawn but what the test causes.
@Timeout(30)
final class RichTerminalTest {
    private static final String TAKEN = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[8l\u001b[?2004h";
    private static final String GIVEN =
            "\u001b[m\u001b[?2004l\u001b[8h\u001b[?7h\u001b[?25h\u001b[?1049l";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final FakeDevice device = new FakeDevice();
    private final ManualClock clock = new ManualClock(Market.start(90).plusSeconds(43));
    private final Stage source = new Stage(clock.instant());
    private final CountDownLatch hasQuit = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final Steered recording = new Steered();
    private final RichTerminal terminal = terminal(true);

    /// Fails so many times first.
    private TerminalRules rules() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("no rules");
        }
        return TerminalRules.defaults();
    }

    private RichTerminal terminal(boolean usesAlternateScreen) {
        return new RichTerminal(
                device,
                new RichOptions(Theme.DARK, false, ColorDepth.PALETTE, false, usesAlternateScreen),
                this::rules,
                () -> true,
                clock,
                DisplayObserver.none(),
                recording,
                hasQuit::countDown);
    }

    @AfterEach
    void end() {
        device.unblocks();
        device.keysEnd();
        terminal.close();
    }

    private static void deliver(RichTerminal to, Frame frame) throws IOException {
        to.deliver(frame, frame.changesSince(Frame.none()));
    }

    private void deliver(int cycle) throws IOException {
        deliver(terminal, source.reads(new Market().document(cycle)).frame());
    }

    private static void await(BooleanSupplier condition) {
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    while (!condition.getAsBoolean()) {
                        Thread.sleep(5);
                    }
                });
    }

    @Test
    void theTerminalIsTakenOverByTheFirstDelivery() throws IOException {
        assertThat(device.calls()).isEmpty();

        deliver(90);
        deliver(91);

        assertThat(device.calls()).containsExactly("takeOver");
        assertThat(device.takeText()).startsWith(TAKEN).containsOnlyOnce("\u001b[?1049h");
    }

    @Test
    void closingGivesItBackOnce() throws IOException {
        deliver(90);
        device.take();

        terminal.close();
        terminal.close();

        assertThat(device.calls()).containsExactly("takeOver", "giveBack");
        assertThat(device.takeText()).isEqualTo(GIVEN);
    }

    @Test
    void whatWasNeverTakenIsNotGivenBack() {
        terminal.close();

        assertThat(device.calls()).isEmpty();
        assertThat(device.take()).isEmpty();
    }

    @Test
    void nothingIsTakenOverAfterTheEnd() throws IOException {
        terminal.close();

        deliver(90);

        assertThat(device.calls()).isEmpty();
        assertThat(device.take()).isEmpty();
    }

    @Test
    void anEndWhileItIsTakenOverLeavesItAsItWas() throws IOException {
        device.whileTakenOver(terminal::close);

        deliver(90);

        assertThat(device.calls()).endsWith("takeOver", "giveBack");
        await(() -> device.calls().size() == 3);
        var written = new StringBuilder();
        await(() -> written.append(device.takeText()).toString().endsWith(GIVEN));
    }

    @Test
    void aStopWhileItIsTakenOverLeavesItAsItWas() throws IOException {
        device.whileTakenOver(
                () -> {
                    device.whileTakenOver(() -> {});
                    terminal.giveBack();
                });

        deliver(90);

        assertThat(device.calls()).endsWith("takeOver", "giveBack");
    }

    @Test
    void onTheMainScreenTheCursorGoesBelowThePicture() throws IOException {
        RichTerminal plain = terminal(false);
        deliver(plain, source.reads(new Market().document(90)).frame());
        assertThat(device.takeText()).doesNotContain("1049");

        plain.close();

        assertThat(device.takeText()).startsWith("\u001b[45H\r\n\u001b[m").doesNotContain("1049");
    }

    @Test
    void aTerminalThatTakesNoBytesIsNotWaitedFor() throws IOException {
        deliver(90);
        device.blocks();
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try {
                                deliver(91);
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        });

        assertTimeoutPreemptively(SOON, terminal::close);

        assertThat(device.calls()).containsExactly("takeOver", "giveBack");
    }

    @Test
    void aTerminalThatIsGoneGetsItsModesBackAllTheSame() throws IOException {
        deliver(90);
        device.breaks(true);
        assertThatThrownBy(() -> deliver(91)).isInstanceOf(IOException.class);

        terminal.close();

        assertThat(device.calls()).containsExactly("takeOver", "giveBack");
    }

    @Test
    void aTerminalThatBreaksAtTheStartGetsItsModesBack() {
        device.breaks(true);
        assertThatThrownBy(() -> deliver(90)).isInstanceOf(IOException.class);

        terminal.close();

        assertThat(device.calls()).containsExactly("takeOver", "giveBack");
    }

    @Test
    void keysSteerARecording() throws IOException {
        deliver(90);

        device.presses("]");
        device.presses("[");
        device.presses(" ");

        await(() -> recording.verbs().equals(List.of("forward", "back", "play")));
    }

    @Test
    void aTerminalThatBrokeAtTheStartIsTakenOverWhenItWorks() throws IOException {
        device.breaks(true);
        assertThatThrownBy(() -> deliver(90)).isInstanceOf(IOException.class);
        device.breaks(false);

        deliver(91);

        assertThat(device.takeText()).startsWith(TAKEN).contains("G6");
        device.presses("q");
        await(() -> hasQuit.getCount() == 0);
    }

    @Test
    void stoppedItWritesNothingAndGoesOnWithEverything() throws IOException {
        deliver(90);
        device.take();

        terminal.giveBack();
        assertThat(device.takeText()).isEqualTo(GIVEN);
        deliver(91);
        terminal.resized();
        assertThat(device.take()).isEmpty();

        terminal.resume();
        assertThat(device.takeText()).startsWith(TAKEN).contains("\u001b[2J");
        assertThat(device.calls()).containsExactly("takeOver", "giveBack", "takeOver");
        deliver(92);
        assertThat(device.take()).isNotEmpty();
    }

    @Test
    void goingOnWithoutHavingBegunDoesNothing() {
        terminal.resume();

        assertThat(device.calls()).isEmpty();
        assertThat(device.take()).isEmpty();
    }

    @Test
    void inTheBackgroundTheTerminalIsLeftAlone() throws IOException {
        device.goesToForeground(false);

        deliver(90);

        assertThat(device.calls()).isEmpty();
        assertThat(device.take()).isEmpty();
    }

    @Test
    void inTheForegroundItIsTakenOverByAndBy() throws IOException {
        device.goesToForeground(false);
        deliver(90);

        device.goesToForeground(true);

        var written = new StringBuilder();
        await(() -> written.append(device.takeText()).indexOf("NIFTY") > 0);
        assertThat(written.toString()).startsWith(TAKEN).doesNotContain("WAITING");
    }

    @Test
    void whoGoesToTheBackgroundGivesItBack() throws IOException {
        deliver(90);
        device.take();

        device.goesToForeground(false);

        await(() -> device.calls().contains("giveBack"));
        device.take();
        deliver(91);
        assertThat(device.take()).isEmpty();
    }

    @Test
    void anotherSizeIsDrawnAtOnce() throws IOException {
        deliver(90);
        device.take();

        device.resize(80, 24);
        terminal.resized();

        new Emulator(new Size(80, 24), Emulator.Width.AS_CLAIMED).accept(device.take());
    }

    @Test
    void keysAreObeyed() throws IOException {
        deliver(90);
        device.take();

        device.presses("?");

        await(() -> device.takeText().contains("Help"));
    }

    @Test
    void qEndsTheProgram() throws IOException, InterruptedException {
        deliver(90);

        device.presses("q");

        assertThat(hasQuit.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatTheThreadOfTheKeysDiedOfIsToldWithTheNextFrame() throws IOException {
        deliver(90);
        device.keysBreak(new IllegalStateException("no such key"));

        await(() -> isTold("no such key"));

        deliver(92);
    }

    @Test
    void aFaultOfAKeyIsToldAndTheNextKeyIsObeyed() throws IOException {
        deliver(90);
        failures.set(1);
        device.presses("?");

        await(() -> failures.get() == 0);
        await(() -> isTold("no rules"));

        device.presses("q");
        await(() -> hasQuit.getCount() == 0);
    }

    @Test
    void aFaultOfTheClockIsToldAndItGoesOn() throws IOException {
        deliver(90);
        failures.set(1);

        await(() -> failures.get() == 0);
        await(() -> isTold("no rules"));
        device.take();

        clock.advance(Duration.ofMillis(1020));
        await(() -> device.takeText().contains("H4"));
    }

    private boolean isTold(String fault) {
        try {
            deliver(91);
            return false;
        } catch (IllegalStateException told) {
            return fault.equals(told.getMessage());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theEndOfTheKeysEndsNothingElse() throws IOException {
        deliver(90);
        device.keysEnd();
        device.take();

        deliver(91);

        assertThat(device.take()).isNotEmpty();
    }

    @Test
    void theClockGoesOnByItself() throws IOException {
        deliver(90);
        device.take();

        clock.advance(Duration.ofMillis(990));
        clock.advance(Duration.ofMillis(30));

        await(() -> device.takeText().contains("H4"));
    }

    @Test
    void itIsStandardOutput() {
        assertThat(terminal.name()).isEqualTo("stdout");
    }
}
