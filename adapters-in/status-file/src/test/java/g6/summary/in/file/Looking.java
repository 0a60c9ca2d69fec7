package g6.summary.in.file;

import g6.summary.application.StatusReading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// A program of its own that looks at a file and says what it sees, for tests that need another
/// user or other limits.
final class Looking {
    private Looking() {}

    /// Says what the file is; where there is a second argument, it writes that into the file and
    /// says whether this was noticed, and what the file is then.
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path path = Path.of(arguments[0]);
        try (WatchedFile file = watched(path)) {
            System.out.println(words(file.read()));
            if (arguments.length > 1) {
                Files.writeString(path, arguments[1]);
                System.out.println("noticed: " + file.awaitChange(Duration.ofMillis(200)));
                System.out.println(words(file.read()));
            }
        }
    }

    private static WatchedFile watched(Path path) {
        return WatchedFile.at(
                path,
                new TextDecoder(),
                () -> new WatchedFile.Limits(1000, Duration.ofSeconds(60)),
                true,
                InstantSource.system());
    }

    private static String words(StatusReading reading) {
        return switch (reading) {
            case StatusReading.Fresh(var document, _) ->
                    "fresh: " + document.equals(TextDecoder.document("{1}"));
            case StatusReading.Failed(var fault) -> fault.cause();
            case StatusReading.Unchanged _, StatusReading.Panels _ -> "neither";
        };
    }
}
