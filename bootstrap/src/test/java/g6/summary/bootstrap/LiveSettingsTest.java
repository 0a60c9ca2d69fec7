package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LiveSettingsTest {
    private static final String REFRESH_2 = "G6_SUMMARY_REFRESH_SEC=2\n";
    private static final String REFRESH_3 = "G6_SUMMARY_REFRESH_SEC=3\n";
    private static final String NOTHING_CHANGED =
            Spoken.NOON + "INFO settings read again, nothing changed";
    private static final String TO_3 =
            Spoken.NOON
                    + "INFO settings read again, from the next cycle on: G6_SUMMARY_REFRESH_SEC 2 →"
                    + " 3";

    private final Spoken spoken = new Spoken();
    private final Session session = spoken.session(Map.of());
    @TempDir private Path folder;

    private LiveSettings started(String text) throws IOException {
        return started(text, false);
    }

    private LiveSettings started(String text, boolean strict) throws IOException {
        write(text);
        SettingSources sources = new SettingSources(Map.of(), Optional.of(file()), Map.of());
        return new LiveSettings(sources, strict, sources.read(), session);
    }

    private Path file() {
        return folder.resolve("env");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private void reload(LiveSettings live, String text) throws IOException {
        write(text);
        live.reload();
    }

    private static void cycle(LiveSettings live) {
        live.cycleBegun();
    }

    private static long refresh(LiveSettings live) {
        return live.get().get(CycleSettings.REFRESH).toSeconds();
    }

    /// What was logged. Nothing is logged afterwards.
    private List<String> log() {
        return spoken.err().lines().toList();
    }

    private String refused(String reasons) {
        return Spoken.NOON + "ERROR reload refused, the settings stay as they were: " + reasons;
    }

    @Test
    void whatIsReloadedHoldsFromTheNextCycleOn() throws IOException {
        LiveSettings live = started(REFRESH_2);

        reload(live, REFRESH_3);

        assertThat(refresh(live)).isEqualTo(2);
        cycle(live);
        assertThat(refresh(live)).isEqualTo(3);
        assertThat(log()).containsExactly(TO_3);
    }

    @Test
    void withoutAReloadNoFileIsRead() throws IOException {
        LiveSettings live = started(REFRESH_2);

        write(REFRESH_3);
        cycle(live);

        assertThat(refresh(live)).isEqualTo(2);
        assertThat(log()).isEmpty();
    }

    @Test
    void everythingOfOneReloadHoldsAtOnce() throws IOException {
        LiveSettings live = started(REFRESH_2 + "G6_PANELS_HIDE=links\n");

        reload(live, REFRESH_3 + "G6_PANELS_HIDE=links,cycle\nG6_LOG_LEVEL=debug\n");

        assertThat(live.get().panels().hide()).containsExactly("links");
        cycle(live);
        assertThat(live.get().panels().hide()).containsExactlyInAnyOrder("links", "cycle");
        assertThat(log())
                .singleElement()
                .asString()
                .contains("G6_SUMMARY_REFRESH_SEC 2 → 3", "G6_LOG_LEVEL info → debug")
                .contains("G6_PANELS_HIDE links → links,cycle");
    }

    @Test
    void aSettingThatIsGoneHasItsDefaultAgain() throws IOException {
        LiveSettings live = started("G6_PANELS_HIDE=links\n");

        reload(live, "G6_PANELS_SHOW=cycle\n");
        cycle(live);

        assertThat(live.get().panels().hide()).isEmpty();
        assertThat(log())
                .singleElement()
                .asString()
                .contains("G6_PANELS_HIDE links → (none)", "G6_PANELS_SHOW (none) → cycle");
    }

    @Test
    void aSecondReloadBeforeTheCycleIsComparedWithTheFirst() throws IOException {
        LiveSettings live = started(REFRESH_2);

        reload(live, REFRESH_3);
        reload(live, REFRESH_3);
        cycle(live);

        assertThat(refresh(live)).isEqualTo(3);
        assertThat(log()).containsExactly(TO_3, NOTHING_CHANGED);
    }

    @Test
    void whereNothingChangedThatIsSaid() throws IOException {
        LiveSettings live = started(REFRESH_2);

        reload(live, "# a comment\n" + REFRESH_2);

        assertThat(log()).containsExactly(NOTHING_CHANGED);
    }

    @Test
    void anotherWayToWriteANumberIsNoChange() throws IOException {
        LiveSettings live = started("G6_SUMMARY_CHURN_WARN_RATIO=0.4\n");

        reload(live, "G6_SUMMARY_CHURN_WARN_RATIO=0.40\n");
        reload(live, "G6_SUMMARY_CHURN_WARN_RATIO=4e-1\n");

        assertThat(log()).containsExactly(NOTHING_CHANGED, NOTHING_CHANGED);
    }

    @Test
    void whatWouldNotStartIsRefusedWhole() throws IOException {
        LiveSettings live = started(REFRESH_2);

        reload(live, REFRESH_3 + "G6_LOG_LEVEL=error\nG6_SSE_IP_ALLOW=me\nG6_HTTP_BIND=*\n");
        cycle(live);

        assertThat(refresh(live)).isEqualTo(2);
        assertThat(session.logger().isLoggable(Level.INFO)).isTrue();
        assertThat(log())
                .singleElement()
                .asString()
                .startsWith(refused(""))
                .contains("G6_SSE_IP_ALLOW (env-file " + file() + " line 3) is not a list of IP")
                .contains("; ")
                .contains("G6_HTTP_BIND (env-file " + file() + " line 4) is not an IP address");
    }

    @Test
    void aNewWarningIsAReasonToRefuse() throws IOException {
        LiveSettings live = started(REFRESH_2 + "G6_PANELS_HIDE=links\n");

        reload(live, "G6_SUMMARY_REFRESH_SEC=often\n");
        cycle(live);

        assertThat(refresh(live)).isEqualTo(2);
        assertThat(live.get().panels().hide()).containsExactly("links");
        assertThat(log())
                .containsExactly(
                        refused(
                                "G6_SUMMARY_REFRESH_SEC (env-file "
                                        + file()
                                        + " line 1) is not a number"));
    }

    @Test
    void anotherMistakeInTheSameSettingIsNew() throws IOException {
        LiveSettings live = started("G6_STATUS_MAX_BYTES=99999999999\n");
        reload(live, "G6_STATUS_MAX_BYTES=oops\n");
        live.cycleBegun();

        assertThat(live.get().get(CycleSettings.STATUS_MAX_BYTES)).isEqualTo(1L << 30);
        assertThat(log()).singleElement().asString().contains("ERROR reload refused");
    }

    @Test
    void aNameNobodyKnowsIsAReasonToRefuse() throws IOException {
        LiveSettings live = started(REFRESH_2);

        reload(live, REFRESH_3 + "G6_SUMMARY_WACTH=off\n");
        cycle(live);

        assertThat(refresh(live)).isEqualTo(2);
    }

    @Test
    void anOldWarningIsNoReasonToRefuseWhereverItStandsNow() throws IOException {
        LiveSettings live = started("G6_STATUS_MAX_BYTES=0\n" + REFRESH_2);

        reload(live, REFRESH_3 + "\n\nG6_STATUS_MAX_BYTES=0\n");
        cycle(live);

        assertThat(refresh(live)).isEqualTo(3);
        assertThat(log()).containsExactly(TO_3);
    }

    @Test
    void inAnotherLayerAnOldWarningIsNew() throws IOException {
        write("G6_STATUS_MAX_BYTES=0\n" + REFRESH_2);
        Path properties = Files.writeString(folder.resolve("properties"), "");
        SettingSources sources =
                new SettingSources(
                        Map.of("G6_CONFIG_FILE", properties.toString()),
                        Optional.of(file()),
                        Map.of());
        LiveSettings live = new LiveSettings(sources, false, sources.read(), session);

        Files.writeString(properties, "G6_STATUS_MAX_BYTES=0\n");
        reload(live, REFRESH_3);
        cycle(live);

        assertThat(refresh(live)).isEqualTo(2);
    }

    @Test
    void whereEveryWarningIsRefusedAnOldOneIsToo() throws IOException {
        LiveSettings live = started("G6_STATUS_MAX_BYTES=0\n" + REFRESH_2, true);

        reload(live, "G6_STATUS_MAX_BYTES=0\n" + REFRESH_3);
        cycle(live);

        assertThat(refresh(live)).isEqualTo(2);
        assertThat(log()).singleElement().asString().startsWith(refused("G6_STATUS_MAX_BYTES ("));
    }

    @Test
    void aFileThatIsGoneIsRefused() throws IOException {
        LiveSettings live = started(REFRESH_2);

        Files.delete(file());
        live.reload();
        cycle(live);

        assertThat(refresh(live)).isEqualTo(2);
        assertThat(log())
                .containsExactly(
                        refused(
                                "env-file "
                                        + file()
                                        + " cannot be read: "
                                        + file()
                                        + ": no such file or folder"));
    }

    @Test
    void afterARefusalAGoodReloadHolds() throws IOException {
        LiveSettings live = started(REFRESH_2);

        reload(live, "G6_SSE_IP_ALLOW=me\n");
        reload(live, REFRESH_3);
        cycle(live);

        assertThat(refresh(live)).isEqualTo(3);
        assertThat(log()).hasSize(2).endsWith(TO_3);
    }

    @Test
    void whatNeedsARestartIsNamedUntilItIsUndone() throws IOException {
        LiveSettings live = started("G6_SUMMARY_WATCH=on\n");

        reload(live, "G6_SUMMARY_WATCH=off\nG6_SUMMARY_MAX_CYCLES=9\n");
        reload(live, "G6_SUMMARY_WATCH=off\n");
        reload(live, "G6_SUMMARY_WATCH=on\n");

        String restart = Spoken.NOON + "WARNING these settings changed and need a restart: ";
        assertThat(log())
                .containsExactly(
                        NOTHING_CHANGED,
                        restart + "G6_SUMMARY_WATCH true → false, G6_SUMMARY_MAX_CYCLES (none) → 9",
                        NOTHING_CHANGED,
                        restart + "G6_SUMMARY_WATCH true → false",
                        NOTHING_CHANGED);
    }

    @Test
    void aDeprecatedSettingIsWarnedAboutOnce() throws IOException {
        LiveSettings live = started(REFRESH_2);

        reload(live, REFRESH_2 + "G6_SSE_ENABLED=1\n");
        reload(live, "G6_SSE_ENABLED=1\n" + REFRESH_2);

        assertThat(log())
                .containsExactly(
                        Spoken.NOON
                                + "WARNING G6_SSE_ENABLED (env-file "
                                + file()
                                + " line 2) is deprecated and has no effect; switch the stream on"
                                + " with G6_SSE_HTTP or G6_UNIFIED_HTTP",
                        NOTHING_CHANGED,
                        NOTHING_CHANGED);
    }

    @Test
    void aDeprecatedSettingIsRefusedWhereThatIsWanted() throws IOException {
        LiveSettings live = started("G6_STRICT_DEPRECATIONS=1\n" + REFRESH_2);

        reload(live, "G6_STRICT_DEPRECATIONS=1\nG6_SSE_ENABLED=1\n" + REFRESH_3);
        cycle(live);

        assertThat(refresh(live)).isEqualTo(2);
        assertThat(log()).singleElement().asString().startsWith(refused("G6_SSE_ENABLED ("));
    }

    @Test
    void anotherTokenIsTakenAndNeitherIsShown() throws IOException {
        LiveSettings live = started("G6_SSE_API_TOKEN=open-sesame\n");

        reload(live, "G6_SSE_API_TOKEN=hunter2hunter2\n");
        cycle(live);
        session.logger().log(Level.INFO, "hunter2hunter2 came by");

        assertThat(live.get().get(HttpSettings.TOKEN)).contains(new Secret("hunter2hunter2"));
        assertThat(spoken.err())
                .contains("INFO *** came by")
                .doesNotContain("sesame")
                .doesNotContain("hunter2");
    }

    @Test
    void aFormerTokenStaysHidden() throws IOException {
        LiveSettings live = started("G6_SSE_API_TOKEN=former-token\n");
        session.log().follow(live.get());

        reload(live, "G6_SSE_API_TOKEN=next-token\nG6_METRICS_URL=http://h/former-token\n");

        assertThat(log()).isNotEmpty().noneMatch(line -> line.contains("-token"));
    }

    @Test
    void aTokenThatIsNoneIsRefusedAndNotShown() throws IOException {
        LiveSettings live = started("G6_SSE_API_TOKEN=open-sesame\n");

        reload(live, "G6_SSE_API_TOKEN=two words\n");
        cycle(live);

        assertThat(live.get().get(HttpSettings.TOKEN)).contains(new Secret("open-sesame"));
        assertThat(spoken.err())
                .startsWith(refused("G6_SSE_API_TOKEN ("))
                .doesNotContain("two words")
                .doesNotContain("sesame");
    }

    @Test
    void aSettingWithoutEffectIsWarnedAboutOnce() throws IOException {
        LiveSettings live = started("G6_BENCH_SKIP=on\n");
        reload(live, "G6_BENCH_SKIP=on\nG6_BENCH_MAX_P95_MS=100\n");
        reload(live, "G6_BENCH_SKIP=on\nG6_BENCH_MAX_P95_MS=100\n");

        assertThat(log())
                .containsExactly(
                        Spoken.NOON
                                + "WARNING G6_BENCH_MAX_P95_MS is set and has no effect in this"
                                + " version yet",
                        NOTHING_CHANGED,
                        NOTHING_CHANGED);
    }

    @Test
    void theLogFollowsAtOnce() throws IOException {
        LiveSettings live = started("");

        reload(live, "G6_LOG_LEVEL=debug\n");
        assertThat(session.logger().isLoggable(Level.DEBUG)).isTrue();

        reload(live, "G6_LOG_LEVEL=error\n");
        assertThat(session.logger().isLoggable(Level.WARNING)).isFalse();
    }

    @Test
    void aLogThatCannotBeOpenedIsRefusedWhole() throws IOException {
        LiveSettings live = started(REFRESH_2);

        reload(live, REFRESH_3 + "G6_LOG_FILE=" + folder + "/missing/g6.log\n");
        cycle(live);

        assertThat(refresh(live)).isEqualTo(2);
        assertThat(log())
                .containsExactly(
                        refused(
                                "G6_LOG_FILE cannot be opened: "
                                        + folder
                                        + "/missing/g6.log: no such file or folder"));
    }

    @Test
    void theProcessLearnsHowLongItsEndMayTake() throws IOException {
        LiveSettings live = started("");

        reload(live, "G6_SHUTDOWN_TIMEOUT_MS=1234\n");

        assertThat(session.end().patience()).isEqualTo(Duration.ofMillis(1234));
    }
}
