package g6.summary.bootstrap;

import g6.summary.application.FrameFeed;
import g6.summary.application.PanelFilesObserver;
import g6.summary.application.SummaryOutput;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.files.Dossier;
import g6.summary.out.files.DurableFiles;
import g6.summary.out.files.IndicesLog;
import g6.summary.out.files.OwnedFolder;
import g6.summary.out.files.PanelFiles;
import g6.summary.out.recording.Recording;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A process that does nothing but write files, as fast as it can. It ends when a test kills it, or
/// when it has written what it was asked for; at a fault it ends at once and prints it.
final class HeavyWriter {
    /// All outputs that write files, each in a folder of its own, until it is killed. Prints the
    /// number of the first cycle when all of them have it, waits for a line, and prints the number
    /// of each further cycle when it has been recorded.
    static final String EVERYTHING = "everything";

    /// The panel files alone, so many changes of them.
    static final String PANELS = "panels";

    private static final int FAILED = 1;

    /// Frames without a change between two changes, at most: they let readers have a look.
    private static final int MOST_PAUSES = 8;

    private final Path folder;

    private HeavyWriter(Path folder) {
        this.folder = folder;
    }

    /// How to start one.
    ///
    /// @param number the first cycle's, of everything; how many changes, of panels
    static List<String> command(String what, Path folder, long number) {
        Path root = Path.of(System.getProperty("project.root"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-cp",
                root.resolve("bootstrap/target/test-classes")
                        + File.pathSeparator
                        + Path.of(System.getProperty("program.modules"), "*"),
                HeavyWriter.class.getName(),
                what,
                folder.toString(),
                Long.toString(number));
    }

    static Path panels(Path folder) {
        return folder.resolve("panels");
    }

    static Path dossier(Path folder) {
        return folder.resolve("dossier/dossier.json");
    }

    static Path log(Path folder) {
        return folder.resolve("log/indices.log");
    }

    static Path recording(Path folder) {
        return folder.resolve("recording");
    }

    /// Writes.
    ///
    /// @param arguments what, where, and a number
    public static void main(String[] arguments) throws Exception {
        HeavyWriter writer = new HeavyWriter(Path.of(arguments[1]));
        long number = Long.parseLong(arguments[2]);
        switch (arguments[0]) {
            case EVERYTHING -> writer.everything(new NumberedFrames(number));
            case PANELS -> writer.panels(new NumberedFrames(1), number);
            default -> throw new IllegalArgumentException(Arrays.toString(arguments));
        }
    }

    /// The recording sets the pace and gets every frame, the others what they can.
    private void everything(NumberedFrames frames) throws Exception {
        SummaryOutput recording = recording();
        List<SummaryOutput> others = List.of(panelFiles(), dossier(), new IndicesLog(log(folder)));
        Frame delivered = frames.next();
        List<SummaryOutput> all = new ArrayList<>(others);
        all.add(recording);
        for (SummaryOutput output : all) {
            output.deliver(delivered, delivered.changesSince(Frame.none()));
        }
        System.out.println(frames.number());
        if (System.in.read() < 0) {
            return; // the test is no more
        }
        FrameFeed feed = new FrameFeed();
        feed.publish(delivered);
        Frame first = delivered;
        others.forEach(output -> Thread.ofPlatform().start(() -> follow(feed, output, first)));
        while (!System.out.checkError()) { // as long as somebody reads it
            Frame next = frames.next();
            feed.publish(next);
            recording.deliver(next, next.changesSince(delivered));
            delivered = next;
            System.out.println(frames.number());
        }
        Runtime.getRuntime().halt(FAILED);
    }

    private static void follow(FrameFeed feed, SummaryOutput output, Frame first) {
        Frame delivered = first;
        try {
            while (true) {
                Optional<Frame> next = feed.awaitNewerThan(delivered);
                output.deliver(next.orElseThrow(), next.orElseThrow().changesSince(delivered));
                delivered = next.orElseThrow();
            }
        } catch (IOException | InterruptedException | RuntimeException fault) {
            fault.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private void panels(NumberedFrames frames, long changes) throws Exception {
        Random random = new Random(1);
        try (SummaryOutput panels = panelFiles()) {
            Frame delivered = Frame.none();
            for (long change = 0; change < changes; change++) {
                Frame next = frames.next();
                panels.deliver(next, next.changesSince(delivered));
                delivered = next;
                for (int pause = random.nextInt(MOST_PAUSES); pause > 0; pause--) {
                    next = frames.again();
                    panels.deliver(next, next.changesSince(delivered));
                    delivered = next;
                }
            }
        }
    }

    private SummaryOutput panelFiles() {
        return new PanelFiles(
                panels(folder),
                new OwnedFolder(panels(folder), InstantSource.system()),
                new DurableFiles(),
                new JsonStatusDecoder(),
                new PanelFiles.Options(false, true),
                PanelFilesObserver.none());
    }

    private SummaryOutput dossier() {
        return new Dossier(
                dossier(folder),
                new DurableFiles(),
                () -> Duration.ofMillis(1),
                Ticker.system(),
                InstantSource.system());
    }

    private SummaryOutput recording() {
        return new Recording(
                recording(folder),
                new OwnedFolder(recording(folder), InstantSource.system()),
                () -> new Recording.Bounds(1L << 30, Duration.ofDays(1)),
                Ticker.system());
    }
}
