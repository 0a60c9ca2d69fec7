package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Frame;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;

/// What the operator is told, how often, and in which words.
class ReportingTest {
    private static final Frame FRAME = Frame.none();

    private final RecordingLog log = new RecordingLog();
    private final FaultReport report = new FaultReport(log);

    @Test
    void aFaultIsSaidOncePerCause() {
        report.deliveryFailed("stdout", FRAME, new IOException("Broken pipe"));
        report.deliveryFailed("stdout", FRAME, new IOException("Broken pipe"));
        report.deliveryFailed("stdout", FRAME, new IOException("No space left on device"));

        assertThat(log.lines())
                .containsExactly(
                        "ERROR output stdout could not deliver: Broken pipe",
                        "ERROR output stdout could not deliver: No space left on device");
    }

    @Test
    void recoveryIsSaidOnce() {
        report.delivered("stdout", FRAME, Duration.ZERO);
        report.deliveryFailed("stdout", FRAME, new IOException("No space left on device"));
        report.delivered("panels", FRAME, Duration.ZERO);
        report.delivered("stdout", FRAME, Duration.ZERO);
        report.delivered("stdout", FRAME, Duration.ZERO);

        assertThat(log.lines())
                .containsExactly(
                        "ERROR output stdout could not deliver: No space left on device",
                        "INFO output stdout delivers again");
    }

    @Test
    void theSameFaultAfterARecoveryIsNews() {
        report.deliveryFailed("stdout", FRAME, new IOException("full"));
        report.delivered("stdout", FRAME, Duration.ZERO);
        report.deliveryFailed("stdout", FRAME, new IOException("full"));

        assertThat(log.lines()).hasSize(3);
    }

    @Test
    void outputsAndPanelsAreToldApart() {
        report.deliveryFailed("stdout", FRAME, new IOException("full"));
        report.deliveryFailed("panels", FRAME, new IOException("full"));
        report.outputFailedToClose("panels", new IOException("full"));
        report.panelFailed("cycle", new IllegalStateException("no"));
        report.panelFailed("links", new IllegalStateException("no"));

        assertThat(log.lines()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aFaultOfTheProgramSaysWhereItHappened() {
        report.cycleBroken(FRAME, new IllegalStateException("no"));
        report.observerFailed("figures", new IllegalStateException("no"));

        assertThat(log.lines())
                .containsExactly(
                        "ERROR cycle broke and shows the last good frame with stack trace",
                        "ERROR observer figures failed, its figures may be wrong with stack"
                                + " trace");
    }

    @Test
    void causesAreWords() {
        assertThat(IoCause.of(new AccessDeniedException("/a"))).isEqualTo("/a: permission denied");
        assertThat(IoCause.of(new NoSuchFileException("/a")))
                .isEqualTo("/a: no such file or folder");
        assertThat(IoCause.of(new FileSystemException("/a", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(IoCause.of(new NotDirectoryException("/a"))).isEqualTo("/a is not a folder");
        assertThat(IoCause.of(new FileAlreadyExistsException("/a"))).isEqualTo("/a is in the way");
        assertThat(IoCause.withItsFile(new FileSystemException("/a", null, "Is a directory")))
                .isEqualTo("/a: Is a directory");
        assertThat(IoCause.withItsFile(new FileSystemException(null, null, "Is a directory")))
                .isEqualTo("Is a directory");
        assertThat(IoCause.withItsFile(new AccessDeniedException("/a")))
                .isEqualTo("/a: permission denied");
        assertThat(IoCause.of(new IOException("Broken pipe"))).isEqualTo("Broken pipe");
    }

    @Test
    void aCauseWithoutWordsIsItsType() {
        assertThat(IoCause.of(new java.io.EOFException())).isEqualTo("EOFException");
    }

    @Test
    void aBrokenStandardOutputInterruptsTheMainThreadOnce() {
        Thread main = Thread.currentThread();
        StandardOutputWatch watch = new StandardOutputWatch("stdout", main);

        watch.deliveryFailed("stdout", FRAME, new IOException("Broken pipe"));
        assertThat(watch.isLost()).isTrue();
        assertThat(Thread.interrupted()).isTrue();

        watch.deliveryFailed("stdout", FRAME, new IOException("Broken pipe"));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void otherOutputsAndOtherFaultsAreNoLoss() {
        StandardOutputWatch watch = new StandardOutputWatch("stdout", Thread.currentThread());

        watch.deliveryFailed("panels", FRAME, new IOException("No space left on device"));
        watch.deliveryFailed("stdout", FRAME, new IllegalStateException("a fault of ours"));
        watch.delivered("stdout", FRAME, Duration.ZERO);

        assertThat(watch.isLost()).isFalse();
        assertThat(Thread.interrupted()).isFalse();
    }
}
