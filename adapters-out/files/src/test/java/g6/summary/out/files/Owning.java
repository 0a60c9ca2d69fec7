package g6.summary.out.files;

import java.nio.file.Path;
import java.time.InstantSource;

/// Another process that takes a folder, says how that went, and keeps it until its input ends.
final class Owning {
    private Owning() {}

    public static void main(String[] arguments) throws Exception {
        try (var folder = new OwnedFolder(Path.of(arguments[0]), InstantSource.system())) {
            System.out.println(folder.take().orElse("ours"));
            System.out.flush();
            System.in.readAllBytes();
        }
    }
}
