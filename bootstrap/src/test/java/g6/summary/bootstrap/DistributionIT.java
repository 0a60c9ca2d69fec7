package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.SourceCopy.Ended;
import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The archive of a fresh copy of the sources, unpacked far from where it was built.
class DistributionIT {
    private static final Path CACHE = Path.of("lib/g6-summary.aot");
    private static final Path PICOCLI = Path.of("picocli-4.7.7.jar");

    @TempDir private static Path copy;
    @TempDir private static Path elsewhere;
    private static Path home = Path.of("");
    private static Path nothing = Path.of("");

    @BeforeAll
    static void operatorUnpacksTheArchive() throws Exception {
        List.of("mvn", "tar", "gzip", "sh").forEach(RealComponent::require);
        SourceCopy.to(copy);
        succeed(
                copy,
                Map.of(),
                "mvn --batch-mode --quiet --projects :g6-summary,bootstrap --also-make"
                        + " -P dist,!sources -Derrorprone.options=-XepDisableAllChecks"
                        + " -Dmaven.test.skip=true package");
        Path archive = only(copy.resolve("target"), "g6-summary-*.tar.gz");
        succeed(elsewhere, Map.of(), "tar --extract --file " + archive);
        home = only(elsewhere, "g6-summary-*");
        nothing = Files.createDirectory(elsewhere.resolve("nothing"));
    }

    private static Path only(Path folder, String name) throws IOException {
        try (var found = Files.newDirectoryStream(folder, name)) {
            List<Path> paths = new ArrayList<>();
            found.forEach(paths::add);
            assertThat(paths).hasSize(1);
            return paths.getFirst();
        }
    }

    private static Ended run(Path folder, Map<String, String> environment, String command)
            throws Exception {
        ProcessBuilder program = new ProcessBuilder(command.split(" "));
        return Ended.of(program.directory(folder.toFile()), environment);
    }

    private static Ended succeed(Path folder, Map<String, String> environment, String command)
            throws Exception {
        Ended ended = run(folder, environment, command);
        assertThat(ended.code()).as("%s: %s", command, ended).isZero();
        return ended;
    }

    /// Runs the demo for one frame, with an empty folder as all that can be found.
    private static Ended demo(Path launcher, String javaOptions) throws Exception {
        return succeed(
                elsewhere,
                Map.of("PATH", nothing.toString(), "G6_JAVA_OPTS", javaOptions),
                launcher + " demo --once");
    }

    private static void assertShowsTheDashboard(Ended ended) {
        assertThat(ended.out()).startsWith("[Source]\nstate: fresh\n").contains("market: OPEN\n");
    }

    @Test
    void itRunsWhereThereIsNoJava() throws Exception {
        Ended ended = demo(home.resolve("bin/g6-summary"), "");

        assertShowsTheDashboard(ended);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void aLinkFromElsewhereIsFollowed() throws Exception {
        Path link = elsewhere.resolve("link");
        Files.createSymbolicLink(link, home.getFileName().resolve("bin/g6-summary"));

        Ended ended = succeed(nothing, Map.of(), link + " --version");

        assertThat(ended.out()).isEqualTo("g6-summary 0.1.0\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void theCacheHoldsWhereverItIsUnpacked() throws Exception {
        Path log = elsewhere.resolve("loaded.txt");

        // Ends with an error where the cache cannot be used.
        Ended ended =
                demo(home.resolve("bin/g6-summary"), "-XX:AOTMode=on -Xlog:class+load:file=" + log);

        assertShowsTheDashboard(ended);
        assertThat(ended.err()).isEmpty();
        assertThat(log)
                .content()
                .contains(
                        "g6.summary.bootstrap.Main source: shared objects file",
                        "picocli.CommandLine source: shared objects file")
                .doesNotContain("modules/picocli", "modules/g6-summary", "modules/jackson");
    }

    @Test
    void aRefusedCacheIsSaidOnStandardErrorAlone() throws Exception {
        Ended ended = demo(home.resolve("bin/g6-summary"), "-XX:-UseCompactObjectHeaders");

        assertShowsTheDashboard(ended);
        assertThat(ended.err()).contains("[aot");
    }

    @Test
    void aSignalEndsItGently() throws Exception {
        List<String> command = List.of(home.resolve("bin/g6-summary").toString(), "demo");
        try (var program =
                RunningProgram.start(
                        Map.of("PATH", nothing.toString(), "G6_UNIFIED_HTTP", "off"), command)) {
            program.frame();

            program.signal("TERM");

            assertThat(program.end()).isZero();
            assertThat(program.err()).isEmpty();
        }
    }

    @Test
    void theBillOfMaterialsNamesEveryJarWithItsHash() throws Exception {
        String bill = Files.readString(home.resolve("g6-summary.cdx.json"));
        Map<Path, String> jars = hashes(home.resolve("modules"));

        assertThat(jars).hasSizeGreaterThan(10);
        jars.forEach(
                (jar, hash) -> {
                    String name = jar.toString().replace(".jar", "");
                    String package_ =
                            name.startsWith("g6-summary-")
                                    ? "/" + name.replace("g6-summary-", "") + "@"
                                    : "/" + name.replaceFirst("-(?=\\d)", "@") + "?";
                    assertThat(bill).contains(package_);
                    if (!name.equals("g6-summary-bootstrap")) { // the bill is of bootstrap itself
                        assertThat(bill).as(name).contains(hash);
                    }
                });
        assertThat(bill).doesNotContain("serialNumber", "\"timestamp\"", copy.toString());
    }

    @Test
    void everythingButTheCacheIsTheSameWhoeverBuilds() throws Exception {
        Path again = Files.createDirectory(elsewhere.resolve("again"));
        succeed(
                copy,
                Map.of(),
                "bootstrap/src/build/make-dist %s %s %s %s %s"
                        .formatted(
                                System.getProperty("java.home"),
                                copy,
                                "0.1.0",
                                "2026-11-01T00:00:00Z",
                                again));

        SortedMap<Path, String> one = hashes(home);
        SortedMap<Path, String> other = hashes(again.resolve("dist"));
        assertThat(one.remove(CACHE)).isNotNull();
        assertThat(other.remove(CACHE)).isNotNull();
        assertThat(one).hasSizeGreaterThan(50).isEqualTo(other);
    }

    @Test
    void theJarsAreTheSameInWhateverFolderTheyAreBuilt() throws Exception {
        SortedMap<Path, String> here = hashes(Path.of(System.getProperty("program.modules")));
        SortedMap<Path, String> there = hashes(home.resolve("modules"));

        assertThat(there.remove(PICOCLI)).isNotEqualTo(here.remove(PICOCLI));
        assertThat(there).isEqualTo(here);
    }

    private static SortedMap<Path, String> hashes(Path folder) throws Exception {
        SortedMap<Path, String> hashes = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (Path file : files) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            hashes.put(folder.relativize(file), HexFormat.of().formatHex(hash));
        }
        return hashes;
    }

    @Test
    void theSourceLauncherUsesItWhileItIsUpToDate() throws Exception {
        Path launcher = copy.resolve("g6-summary");
        Path made = copy.resolve("target/distributed");
        Map<String, String> telling = Map.of("G6_JAVA_OPTS", "-XshowSettings:properties");
        String ownRuntime = "java.home = " + copy.resolve("target/dist/runtime").toRealPath();

        assertThat(succeed(elsewhere, telling, launcher + " --version").err()).contains(ownRuntime);

        FileTime moment = Files.getLastModifiedTime(made);
        Files.setLastModifiedTime(made, FileTime.from(Instant.EPOCH)); // older than every source
        try {
            assertThat(succeed(elsewhere, telling, launcher + " --version").err())
                    .contains("java.home = ")
                    .doesNotContain(ownRuntime);
        } finally {
            Files.setLastModifiedTime(made, moment);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "without-token.conf",
                "status-file-at-home.conf",
                "files-for-others.conf"
            })
    void systemdAcceptsTheUnitAndFindsLittleToExpose(String dropIn) throws Exception {
        RealComponent.require("systemd-analyze");
        Path folder = Files.createTempDirectory(elsewhere, "unit");
        Path shipped = home.resolve("lib/systemd");
        String unit = Files.readString(shipped.resolve("g6-summary.service"));
        assertThat(unit).contains("ExecStart=/opt/g6-summary/bin/g6-summary serve ");
        Path installed =
                Files.writeString(
                        folder.resolve("g6-summary.service"),
                        unit.replace("/opt/g6-summary", home.toString()));
        if (!dropIn.isEmpty()) {
            Path dropIns = Files.createDirectory(folder.resolve("g6-summary.service.d"));
            Files.copy(shipped.resolve(dropIn), dropIns.resolve(dropIn));
        }

        Ended verified = succeed(folder, Map.of(), "systemd-analyze verify " + installed);
        assertThat(verified).isEqualTo(new Ended(0, "", ""));
        succeed( // in tenths: 2.0
                folder,
                Map.of(),
                "systemd-analyze security --offline=true --threshold=20 " + installed);
    }

    @Test
    void everyPageLinksToWhatIsShipped() throws IOException {
        Pattern link = Pattern.compile("\\]\\(([^)#:\\s]+)[^):\\s]*\\)");
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> all = Files.walk(home.resolve("docs"))) {
            all.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }

        assertThat(pages).hasSizeGreaterThan(20);
        for (Path page : pages) {
            assertThat(link.matcher(Files.readString(page)).results())
                    .as("%s", page)
                    .allSatisfy(found -> assertThat(page.resolveSibling(found.group(1))).exists());
        }
    }

    @Test
    void theTemplateOfSettingsSetsNothing() throws IOException {
        assertThat(Files.readAllLines(home.resolve("etc/g6-summary.env")))
                .allMatch(line -> line.matches("|# .*|#G6_[A-Z0-9_]+=[^ '].*|#G6_[A-Z0-9_]+="))
                .anyMatch(line -> line.startsWith("#G6_SUMMARY_STATUS_FILE="));
    }

    @Test
    void everySettingOfTheTemplateIsOneThatTheProgramUnderstands() throws Exception {
        String template = Files.readString(home.resolve("etc/g6-summary.env"));
        Path everything =
                Files.writeString(
                        elsewhere.resolve("everything.env"),
                        template.replaceAll("(?m)^#(?=G6_)", ""));

        Ended checked =
                succeed(
                        elsewhere,
                        Map.of(),
                        home.resolve("bin/g6-summary")
                                + " config --check --env-file "
                                + everything);

        assertThat(checked).isEqualTo(new Ended(0, "settings are fine\n", ""));
    }
}
