package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.DisplayObserver;
import g6.summary.application.SummaryOutput;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

class OutputsTest {
    private static final Looks PLAIN = new Looks(true, false, false, false, false);
    private static final String WARNING = Spoken.NOON + "WARNING ";

    private final Spoken spoken = new Spoken();

    /// Brought by another module; shows nothing.
    private record Contributed(String name) implements SummaryOutput {
        @Override
        public void deliver(Frame latest, FrameChanges since) {}

        @Override
        public void close() {}
    }

    private List<String> chosen(Map<String, String> texts, SummaryOutput... contributed) {
        Settings settings = SettingSources.of(texts).read();
        return names(
                Outputs.withTerminal(
                        spoken.session(texts),
                        () -> settings,
                        Origin.ofStatusFile(() -> settings),
                        PLAIN,
                        FileOutputs.none(),
                        DisplayObserver.none()),
                contributed);
    }

    private List<String> chosen(String sinks, SummaryOutput... contributed) {
        return chosen(Map.of("G6_OUTPUT_SINKS", sinks), contributed);
    }

    private List<String> chosenByService(Map<String, String> texts, SummaryOutput... contributed) {
        Settings settings = SettingSources.of(texts).read();
        return names(
                Outputs.ofService(spoken.session(texts), () -> settings, FileOutputs.none()),
                contributed);
    }

    private static List<String> names(Outputs outputs, SummaryOutput... contributed) {
        return outputs.chosen(Arrays.asList(contributed)).stream()
                .map(SummaryOutput::name)
                .toList();
    }

    /// What was warned about. Nothing is logged afterwards.
    private List<String> warnings() {
        return spoken.err().lines().toList();
    }

    @Test
    void theTerminalIsThereUnlessSomebodySaysOtherwise() {
        assertThat(chosen(Map.of(), new Contributed("pager"))).containsExactly("stdout");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void outputsAreChosenByNameInTheirOrder() {
        assertThat(chosen("logging, pager, stdout", new Contributed("pager")))
                .containsExactly("logging", "pager", "stdout");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void anOutputThatIsNamedTwiceRunsOnce() {
        assertThat(chosen("logging,logging")).containsExactly("logging");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void anOutputThatHasNowhereToWriteIsSaid() {
        assertThat(chosen("panels,dossier,record,indices_log,stdout")).containsExactly("stdout");
        String needs = WARNING + "G6_OUTPUT_SINKS: the output ";
        assertThat(warnings())
                .containsExactly(
                        needs + "dossier needs G6_SUMMARY_DOSSIER_PATH",
                        needs + "record needs G6_SUMMARY_RECORD_DIR",
                        needs + "indices_log needs G6_INDICES_PANEL_LOG");
    }

    @Test
    void aContributionTakesNobodysName() {
        assertThat(
                        chosen(
                                "stdout,logging,pager,sse",
                                new Contributed("stdout"),
                                new Contributed("logging"),
                                new Contributed("sse"),
                                new Contributed("panels"),
                                new Contributed("pager"),
                                new Contributed("pager")))
                .containsExactly("stdout", "logging", "pager");
        String clash = WARNING + Contributed.class.getName() + " has the name of another output, ";
        assertThat(warnings())
                .containsExactly(
                        clash + "stdout, and is left out",
                        clash + "logging, and is left out",
                        clash + "sse, and is left out",
                        clash + "panels, and is left out",
                        clash + "pager, and is left out");
    }

    @Test
    void ofTwoContributionsTheFirstKeepsItsName() {
        Contributed first = new Contributed("pager");
        Map<String, String> texts = Map.of("G6_OUTPUT_SINKS", "pager");
        Settings settings = SettingSources.of(texts).read();

        List<SummaryOutput> chosen =
                Outputs.ofService(spoken.session(texts), () -> settings, FileOutputs.none())
                        .chosen(List.of(first, new Contributed("pager")));

        assertThat(chosen).singleElement().isSameAs(first);
    }

    @Test
    void aServiceHasNoTerminalAndNeverMissesIt() {
        assertThat(chosenByService(Map.of())).isEmpty();
        assertThat(
                        chosenByService(
                                Map.of("G6_OUTPUT_SINKS", "stdout,logging"),
                                new Contributed("stdout")))
                .containsExactly("logging");
        assertThat(warnings())
                .containsExactly(
                        WARNING
                                + Contributed.class.getName()
                                + " has the name of another output, stdout, and is left out");
    }
}
