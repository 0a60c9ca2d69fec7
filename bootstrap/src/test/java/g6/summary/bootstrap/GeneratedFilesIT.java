package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What is made for shells and for `man`, in the hands of those who read it.
class GeneratedFilesIT {
    @TempDir private Path folder;

    private Path generated(String what) throws IOException {
        try (var program = RunningProgram.start("generate", what)) {
            assertThat(program.end()).as(program.err()).isZero();
            return Files.writeString(folder.resolve(what), program.out());
        }
    }

    private static String said(String... command) {
        try (var program = RunningProgram.start(Map.of(), List.of(command))) {
            assertThat(program.end()).as(program.err()).isZero();
            assertThat(program.err()).isEmpty();
            return program.out();
        }
    }

    @Test
    void bashCompletesCommandsAndOptions() throws IOException {
        RealComponent.require("bash");
        String script = generated("completion").toString();

        assertThat(completed(script, "g6-summary se")).containsExactly("serve");
        assertThat(completed(script, "g6-summary run --strict")).containsExactly("--strict-config");
        assertThat(completed(script, "g6-summary gen")).isEmpty();
    }

    private static List<String> completed(String script, String line) {
        String function =
                """
                compopt() { :; }
                source "$1"
                read -ra COMP_WORDS <<<"$2"
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$2 COMP_POINT=${#2}
                function=$(complete -p g6-summary | sed 's/.*-F \\([^ ]*\\).*/\\1/')
                "$function"
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        return said("bash", "-c", function, "bash", script, line)
                .lines()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Test
    void zshTakesTheSameScript() throws IOException {
        RealComponent.require("zsh");
        String load =
                "autoload -U compinit && compinit -u -D; source \"$1\"; print $_comps[g6-summary]";

        assertThat(said("zsh", "-f", "-c", load, "zsh", generated("completion").toString()))
                .contains("_bash_complete");
    }

    @Test
    void manHasNothingToSayAgainstTheManual() throws IOException {
        RealComponent.require("mandoc");
        String manual = generated("man").toString();

        assertThat(said("mandoc", "-T", "lint", "-W", "error", manual)).isEmpty();
        assertThat(said("mandoc", "-T", "ascii", manual))
                .contains("Watches the JSON status file", "serve reads its settings again");
    }
}
