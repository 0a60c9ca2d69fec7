package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.SourceCopy.Ended;
import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// `./g6-summary` in a fresh copy of the sources, which is built once for all of these tests.
class LauncherIT {
    private static final String BUILDING =
            "g6-summary: building, since this is the first use or a source changed\n";

    @TempDir private static Path copy;
    @TempDir private static Path elsewhere;
    private static Ended firstUse = new Ended(-1, "", "");

    @BeforeAll
    static void operatorUsesAFreshCopy() throws Exception {
        RealComponent.require("mvn");
        SourceCopy.to(copy);
        firstUse = demo(copy.resolve("g6-summary").toString(), false);
    }

    private static Ended demo(String launcher, boolean withoutJava) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", launcher, "demo", "--once");
        return Ended.of(
                builder.directory(elsewhere.toFile()),
                withoutJava ? Map.of("PATH", toolsWithoutJava().toString()) : Map.of());
    }

    /// Without the reset of colours with which some versions of Maven end, asked or not.
    private static String errOfBuild(Ended ended) {
        return ended.err().replace("\033[0m", "");
    }

    /// What the launcher needs of a system, and nothing else.
    private static Path toolsWithoutJava() throws IOException {
        Path folder = Files.createTempDirectory(elsewhere, "tools");
        for (String tool : List.of("sh", "readlink", "dirname", "grep", "find", "head")) {
            Path script = folder.resolve(tool);
            Files.writeString(script, "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        return folder;
    }

    private static void assertShowsTheDashboard(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("[Source]\nstate: fresh\n").contains("market: OPEN\n");
    }

    @Test
    void theFirstUseBuildsAndRuns() {
        assertShowsTheDashboard(firstUse);
        assertThat(errOfBuild(firstUse)).isEqualTo(BUILDING);
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        Ended ended = demo(copy.resolve("g6-summary").toString(), false);

        assertShowsTheDashboard(ended);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void aLinkFromElsewhereIsFollowed() throws Exception {
        Path chain = Files.createDirectory(elsewhere.resolve("bin"));
        Files.createSymbolicLink(chain.resolve("real"), copy.resolve("g6-summary"));
        Path link = Files.createSymbolicLink(chain.resolve("g6"), Path.of("real"));

        Ended ended = demo(link.toString(), false);

        assertShowsTheDashboard(ended);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void theJdkNeedsNoPath() throws Exception {
        Ended ended = demo(copy.resolve("g6-summary").toString(), true);

        assertShowsTheDashboard(ended);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void withoutAJdkItSaysWhatIsNeeded() throws Exception {
        String script = Files.readString(copy.resolve("g6-summary"));
        String nowhere = script.replaceFirst("(?s)for folder in .*?; do", "for folder in ''; do");
        assertThat(nowhere).isNotEqualTo(script);
        Path launcher = Files.writeString(elsewhere.resolve("g6-without-jdk"), nowhere);

        Ended ended = demo(launcher.toString(), true);

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                1,
                                "",
                                "g6-summary: needs a JDK 25 and found none: install one (any"
                                        + " vendor) or point JAVA_HOME at it\n"));
    }

    @Test
    void aSourceThatChangedIsBuiltAgain() throws Exception {
        Path source = copy.resolve("bootstrap/src/main/java/g6/summary/bootstrap/Main.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now()));

        Ended ended = demo(copy.resolve("g6-summary").toString(), false);

        assertShowsTheDashboard(ended);
        assertThat(errOfBuild(ended)).isEqualTo(BUILDING);
    }
}
