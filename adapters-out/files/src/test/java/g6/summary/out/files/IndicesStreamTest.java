package g6.summary.out.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.domain.Fields;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class IndicesStreamTest {
    @TempDir Path folder;

    private final Frames frames = new Frames();
    private final Faulty files = new Faulty();
    private IndicesStream stream;

    @BeforeEach
    void restart() {
        stream = new IndicesStream(new JsonFolder(folder, files, new JsonStatusDecoder()));
    }

    private void append(Frame frame) throws IOException {
        stream.append(CollectorCycle.of(frame));
    }

    private Frame cycle(long number) {
        return frames.of(
                "{\"loop\": {\"cycle\": %d}, \"indices\": {\"A\": {}, \"B\": {}}}"
                        .formatted(number));
    }

    @Test
    void everyIndexHasAnEntryInEveryCycle() throws IOException {
        append(
                frames.of(
                        """
                        {"loop": {"cycle": 7, "last_run": "2025-10-17T16:32:57.5Z",
                                  "success_rate": 96.2},
                         "indices": {"NIFTY": {}, "X": {}},
                         "indices_detail":
                             {"NIFTY": {"status": "ok", "legs": 9, "dq": {"score_percent": 94.5}}}}
                        """));

        assertThat(text("indices_stream.json"))
                .isEqualTo(
                        """
                        [{"cycle":7,"dq_score":94.5,"index":"NIFTY","legs":9,"status":"ok",\
                        "success":96.2,"time":"2025-10-17T16:32:57.5Z","time_hms":"22:02:57"},\
                        {"cycle":7,"dq_score":null,"index":"X","legs":null,"status":null,\
                        "success":96.2,"time":"2025-10-17T16:32:57.5Z","time_hms":"22:02:57"}]\
                        """);
        assertThat(text(".indices_stream_state.json")).isEqualTo("{\"last_cycle\":7}");
    }

    @Test
    void aCycleIsAppendedOnce() throws IOException {
        append(cycle(7));
        append(cycle(7));
        append(frames.again());
        append(cycle(8));

        assertThat(cycles()).containsExactly(7L, 7L, 8L, 8L);
    }

    @Test
    void theTimeOfTheFrameStandsInForOneThatIsMissing() throws IOException {
        append(cycle(7));

        assertThat(entries().getLast().text("time")).hasValue("2025-10-17T16:33:01Z");
        assertThat(entries().getLast().text("time_hms")).hasValue("22:03:01");
    }

    @Test
    void whatIsNoTimeHasNoTimeOfDay() throws IOException {
        append(
                frames.finished(
                        panel("cycle", "{\"number\": null, \"last_start\": \"noon\"}"),
                        panel("indices", "{\"items\": [{\"index\": \"A\"}]}")));

        assertThat(entries().getLast().text("time")).hasValue("noon");
        assertThat(entries().getLast().value("time_hms")).isEqualTo(Value.Null.NULL);
        assertThat(text(".indices_stream_state.json")).isEqualTo("{\"last_cycle\":\"noon\"}");
    }

    private static HashedPanel panel(String key, String data) {
        return HashedPanel.of(new Panel(key, key, List.of(), Frames.document(data).root()));
    }

    @Test
    void withoutNumberTheStartTellsCyclesApart() throws IOException {
        for (String start : List.of("16:32:57", "16:32:57", "16:33:57")) {
            append(
                    frames.of(
                            "{\"timestamp\": \"2025-10-17T%sZ\", \"indices\": [\"A\"]}"
                                    .formatted(start)));
            restart();
        }
        assertThat(entries()).hasSize(2);
    }

    @Test
    void withoutNumberAndStartNothingIsAppended() throws IOException {
        append(frames.of("{\"indices\": [\"A\"]}"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void hiddenOrBrokenIndicesWaitForAFrameThatHasThem() throws IOException {
        frames.hide("indices");
        append(cycle(7));
        frames.hide();
        Frame whole = cycle(7);
        append(frames.broken("indices"));
        assertThat(folder).isEmptyDirectory();

        append(whole);
        assertThat(cycles()).containsExactly(7L, 7L);
    }

    @Test
    void aNumberThatGoesBackIsANewCycle() throws IOException {
        append(cycle(7));
        append(cycle(8));
        append(cycle(7));

        assertThat(cycles()).containsExactly(7L, 7L, 8L, 8L, 7L, 7L);
    }

    @Test
    void theListHoldsTheLastTwoHundred() throws IOException {
        for (int cycle = 1; cycle <= 103; cycle++) {
            append(cycle(cycle));
        }
        assertThat(cycles()).hasSize(200).startsWith(4L, 4L).endsWith(103L, 103L);
    }

    @Test
    void aListThatIsTooLongIsCutAtStart() throws IOException {
        append(cycle(7));
        String entry = text("indices_stream.json").replaceAll("^\\[|]$", "") + ",";
        Files.writeString(
                folder.resolve("indices_stream.json"),
                "[" + entry.replace(":7,", ":6,").repeat(5_000) + entry.replaceAll(",$", "]"));
        restart();

        append(cycle(7));

        assertThat(cycles()).hasSize(200).startsWith(6L, 6L).endsWith(6L, 7L, 7L);
    }

    @Test
    void aRestartAppendsNothingTwice() throws IOException {
        append(cycle(7));
        restart();
        files.written();

        append(cycle(7));
        assertThat(files.written()).isEmpty();

        append(cycle(8));
        assertThat(cycles()).containsExactly(7L, 7L, 8L, 8L);
    }

    @Test
    void aCrashBetweenTheTwoFilesAppendsNothingTwice() throws IOException {
        append(cycle(7));
        files.refuse(place -> place == 1, false);
        assertThatThrownBy(() -> append(cycle(8))).isInstanceOf(IOException.class);
        assertThat(text(".indices_stream_state.json")).isEqualTo("{\"last_cycle\":7}");
        files.refuse(_ -> false, false);
        restart();

        append(cycle(8));
        append(cycle(9));

        assertThat(cycles()).containsExactly(7L, 7L, 8L, 8L, 9L, 9L);
    }

    @Test
    void aCycleWithoutIndicesIsRememberedAcrossRestarts() throws IOException {
        append(cycle(7));
        append(frames.of("{\"cycle\": 8, \"indices\": []}"));
        restart();

        append(cycle(8));

        assertThat(cycles()).containsExactly(7L, 7L);
    }

    @Test
    void corruptFilesAreReplaced() throws IOException {
        append(cycle(7));
        for (String garbage : List.of("", "{", "{}", "[1]", "[],\"x\":[]", "\u0000")) {
            Files.writeString(folder.resolve("indices_stream.json"), garbage);
            restart();
            append(cycle(7));
            assertThat(cycles()).as(garbage).containsExactly(7L, 7L);

            Files.writeString(folder.resolve(".indices_stream_state.json"), garbage);
            restart();
            append(cycle(7));
            assertThat(cycles()).as(garbage).containsExactly(7L, 7L);
            assertThat(text(".indices_stream_state.json")).isEqualTo("{\"last_cycle\":7}");
        }
    }

    @Test
    void corruptFilesAreReplacedThoughThereIsNoCycle() throws IOException {
        Files.writeString(folder.resolve("indices_stream.json"), "{");
        restart();
        stream.append(Optional.empty());

        assertThat(text("indices_stream.json")).isEqualTo("[]");
        assertThat(text(".indices_stream_state.json")).isEqualTo("{\"last_cycle\":null}");
    }

    private List<Fields> entries() throws IOException {
        return new Fields(Frames.document("{\"x\":" + text("indices_stream.json") + "}").root())
                .rows("x");
    }

    private List<Long> cycles() throws IOException {
        return entries().stream()
                .map(entry -> entry.number("cycle").orElseThrow().longValue())
                .toList();
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
