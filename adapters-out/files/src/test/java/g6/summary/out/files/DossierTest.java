package g6.summary.out.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Fields;
import g6.summary.domain.Frame;
import g6.summary.domain.SourceState;
import g6.summary.domain.Value;
import g6.summary.testkit.ManualClock;
import g6.summary.testkit.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class DossierTest {
    @TempDir Path parent;
    private Path file;

    private final Frames frames = new Frames();
    private final Faulty files = new Faulty();
    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private Dossier dossier;

    @BeforeEach
    void start() {
        file = parent.resolve("data/dossier.json");
        dossier = new Dossier(file, files, () -> Duration.ofSeconds(5), clock::nanos, clock);
    }

    private void deliver(Frame frame) throws IOException {
        dossier.deliver(frame, frame.changesSince(Frame.none()));
    }

    private Fields written() throws IOException {
        return new Fields(Frames.document(Files.readString(file)).root());
    }

    @Test
    void everythingIsInOneDocument() throws IOException {
        deliver(frames.of(Samples.text("nested-open")));

        Fields all = written();
        assertThat(all.object().members().keySet())
                .containsExactlyInAnyOrder(
                        "alerts",
                        "analytics",
                        "app",
                        "conditions",
                        "cycle",
                        "dossier_meta",
                        "health",
                        "indices",
                        "links",
                        "market",
                        "performance",
                        "provider",
                        "resources",
                        "storage");
        assertThat(all.fields("dossier_meta").object())
                .isEqualTo(
                        json(
                                """
                                {"cycle": 40105, "written_ts": 1760718780, "interval": 5,
                                 "warnings": []}
                                """));
        assertThat(all.rows("indices").getFirst().object())
                .isEqualTo(
                        json(
                                """
                                {"index": "NIFTY", "status": "ok", "ltp": 19980.4,
                                 "change_pct": 0.1, "dq_pct": 94.47, "dq_issues": 0,
                                 "legs": 100542, "age_sec": 3, "fails": null, "options": null}
                                """));
        assertThat(all.fields("app").object())
                .isEqualTo(
                        json(
                                """
                                {"name": "G6 Collector", "version": "2.4.1", "pid": 4711,
                                 "host": "collector-01", "started": "2025-10-16T18:07:13.684184Z",
                                 "uptime_sec": 40105}
                                """));
        assertThat(all.fields("cycle").object().get("p95_cycle_ms")).hasValue(Value.Null.NULL);
        assertThat(all.fields("analytics").object().get("max_pain"))
                .hasValue(
                        json(
                                """
                                {"NIFTY": 19250, "BANKNIFTY": 44500, "FINNIFTY": 20400,
                                 "SENSEX": 66000}
                                """));
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("data"));
        Path leftover = folder.resolve(".dossier.json.2000000000-9f31c2aa.12.g6-tmp");
        Files.writeString(leftover, "{");
        Path foreign = Files.writeString(folder.resolve(".dossier.json.tmp"), "{");

        deliver(frames.of(Samples.text("nested-open")));

        assertThat(file).exists();
        assertThat(leftover).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void factsHaveTheValuesThatThePanelsShow() throws IOException {
        for (String sample : Samples.names()) {
            Frame frame = frames.of(Samples.text(sample));
            clock.advance(Duration.ofSeconds(5));
            deliver(frame);

            Fields all = written();
            for (String key : List.of("cycle", "alerts", "storage", "resources")) {
                assertThat(CanonicalJson.text(all.fields(key).object()))
                        .as(sample)
                        .isEqualTo(CanonicalJson.text(Fields.of(frame, key).object()));
            }
            assertThat(CanonicalJson.text(Value.of(all.items("indices"))))
                    .as(sample)
                    .isEqualTo(
                            CanonicalJson.text(
                                    Value.of(Fields.of(frame, "indices").items("items"))));
        }
    }

    @Test
    void whatIsAbsentIsNull() throws IOException {
        deliver(frames.of("{}"));

        assertThat(written().value("indices")).isEqualTo(Value.Null.NULL);
        assertThat(written().fields("cycle").members().values())
                .hasSize(8)
                .containsOnly(Value.Null.NULL);
        assertThat(written().fields("dossier_meta").object().get("cycle"))
                .hasValue(Value.Null.NULL);
    }

    @Test
    void largeNumbersAreTextSoThatNobodyRoundsThem() throws IOException {
        deliver(frames.of("{\"cycle\": 9007199254740993}"));

        assertThat(written().fields("cycle").object().get("number"))
                .hasValue(Value.of("9007199254740993"));
    }

    @Test
    void oneWritingInAnIntervalTellsTheLatest() throws IOException {
        deliver(frames.of("{\"cycle\": 1}"));
        clock.advance(Duration.ofMillis(4_999));
        deliver(frames.of("{\"cycle\": 2}"));
        assertThat(cycle()).hasValue("1");

        clock.advance(Duration.ofMillis(1));
        deliver(frames.of("{\"cycle\": 3}"));
        assertThat(cycle()).hasValue("3");
        assertThat(files.written()).hasSize(2);
    }

    @Test
    void whatSaysTheSameIsNotWrittenAgain() throws IOException {
        deliver(frames.of("{\"cycle\": 1}"));
        clock.advance(Duration.ofHours(1));
        deliver(frames.of("{\"cycle\": 1}"));
        deliver(frames.again());
        assertThat(files.written()).hasSize(1);

        deliver(frames.again(SourceState.failed(Frames.MISSING, Optional.empty())));
        assertThat(files.written()).hasSize(1);
        assertThat(new Fields(written().fields("dossier_meta").object()).items("warnings"))
                .containsExactly(Value.of("missing: no such file"));
    }

    @Test
    void whatIsPendingIsWrittenAtTheEnd() throws IOException {
        deliver(frames.of("{\"cycle\": 1}"));
        deliver(frames.of("{\"cycle\": 2}"));

        dossier.close();
        dossier.close();

        assertThat(cycle()).hasValue("2");
        assertThat(files.written()).hasSize(2);
    }

    @Test
    void whatWasTakenBackIsNotPending() throws IOException {
        deliver(frames.of("{\"cycle\": 1}"));
        deliver(frames.of("{\"cycle\": 2}"));
        deliver(frames.of("{\"cycle\": 1}"));

        dossier.close();

        assertThat(files.written()).hasSize(1);
    }

    @Test
    void finishedPanelsMakeNoDossier() throws IOException {
        Frame frame = frames.finished(Frames.error("alerts"));

        assertThatThrownBy(() -> deliver(frame))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the source brings finished panels");

        assertThat(file).doesNotExist();
        deliver(frames.of("{}"));
        assertThat(file).exists();
    }

    @Test
    void aDiskThatRefusedIsTriedAgainAtOnce() throws IOException {
        files.refuse(_ -> true, false);
        assertThatThrownBy(() -> deliver(frames.of("{\"cycle\": 1}")))
                .isInstanceOf(IOException.class);
        files.refuse(_ -> false, false);

        deliver(frames.again());

        assertThat(cycle()).hasValue("1");
    }

    @Test
    void aFolderThatIsRemovedIsMadeAgain() throws IOException {
        deliver(frames.of("{\"cycle\": 1}"));
        Files.delete(file);
        Files.delete(parent.resolve("data"));
        clock.advance(Duration.ofSeconds(5));

        deliver(frames.again());

        assertThat(cycle()).hasValue("1");
    }

    @Test
    void whatSomebodyElseWroteIsReplaced() throws IOException {
        deliver(frames.of("{\"cycle\": 1}"));
        Files.writeString(file, "nonsense");
        clock.advance(Duration.ofSeconds(5));

        deliver(frames.again());

        assertThat(cycle()).hasValue("1");
    }

    @Test
    void aFolderThatBecameAFileFailsUntilItIsGone() throws IOException {
        Path blocking = Files.writeString(parent.resolve("data"), "x");
        assertThatThrownBy(() -> deliver(frames.of("{\"cycle\": 1}")))
                .isInstanceOf(IOException.class);
        Files.delete(blocking);

        deliver(frames.again());

        assertThat(cycle()).hasValue("1");
    }

    private Optional<String> cycle() throws IOException {
        return new Fields(written().fields("dossier_meta").object()).text("cycle");
    }

    private static Value.Object json(String text) {
        return Frames.document(text).root();
    }
}
