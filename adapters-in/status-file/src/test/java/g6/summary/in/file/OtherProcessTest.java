package g6.summary.in.file;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StatusSource;
import g6.summary.domain.StatusDocument;
import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.StringJoiner;

/// What only another process can meet: root is denied nothing, and limits are the machine's.
class OtherProcessTest {
    @TempDir private Path root;
    private Path folder;
    private Path path;

    @BeforeEach
    void prepare() throws IOException {
        RealComponent.requireRoot();
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = Files.createDirectory(root.resolve("folder"));
        path = Files.writeString(folder.resolve("status.json"), "{1}");
    }

    @Test
    void aFileThatMayBeReadIsRead() throws Exception {
        assertThat(asNobody()).containsExactly("fresh: true");
    }

    @Test
    void aFileThatMayNotBeReadIsDenied() throws Exception {
        permit(path, "rw-------");

        assertThat(asNobody()).containsExactly("denied: no permission to read it");
    }

    @Test
    void aFolderThatMayNotBeEnteredIsDenied() throws Exception {
        permit(folder, "rw-r--r--");

        assertThat(asNobody()).containsExactly("denied: no permission to read it");
    }

    @Test
    void aFolderThatMayNotBeListedHidesNothing() throws Exception {
        permit(folder, "rwx--x--x");

        assertThat(asNobody()).containsExactly("fresh: true");
    }

    @Test
    void withoutWatchesTheFileIsReadAllTheSame() throws Exception {
        assertThat(withLimit("max_inotify_watches"))
                .containsExactly("fresh: true", "noticed: false", "malformed: no braces: half");
    }

    @Test
    void withoutAnyWatcherTheFileIsReadAllTheSame() throws Exception {
        assertThat(withLimit("max_inotify_instances"))
                .containsExactly("fresh: true", "noticed: false", "malformed: no braces: half");
    }

    @Test
    void withoutLimitsTheChangeIsNoticed() throws Exception {
        assertThat(output(lookingTwice()))
                .containsExactly("fresh: true", "noticed: true", "malformed: no braces: half");
    }

    private List<String> asNobody() throws Exception {
        RealComponent.require("setpriv");
        String classes = copyOfTheProgram();
        return output(
                "setpriv --reuid=nobody --regid=nogroup --clear-groups "
                        + looking(classes, path.toString()));
    }

    /// In a user namespace of its own, where limits may be set that hold nowhere else.
    private List<String> withLimit(String limit) throws Exception {
        RealComponent.require("unshare");
        String limited = "echo 0 >/proc/sys/user/" + limit + " && " + lookingTwice();
        return output("unshare --map-root-user sh -c '" + limited + "'");
    }

    private String lookingTwice() throws Exception {
        return looking(copyOfTheProgram(), path + " half");
    }

    private static String looking(String classes, String arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return java + " -cp " + classes + " " + Looking.class.getName() + " " + arguments;
    }

    /// Another user may not be able to read what is being built.
    private String copyOfTheProgram() throws Exception {
        Path classes = Files.createDirectory(root.resolve("classes"));
        List<Path> parts =
                List.of(
                        Path.of("target", "test-classes"),
                        place(WatchedFile.class),
                        place(StatusSource.class),
                        place(StatusDocument.class));
        StringJoiner classPath = new StringJoiner(":");
        for (Path part : parts) {
            Path copy = classes.resolve(Integer.toString(classPath.length()));
            output("cp -r " + part + " " + copy);
            classPath.add(copy.toString());
        }
        return classPath.toString();
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<String> output(String command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("sh", "-c", command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).readAllLines();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
