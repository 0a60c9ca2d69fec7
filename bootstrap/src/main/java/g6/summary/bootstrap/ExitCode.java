package g6.summary.bootstrap;

/// How the process ends, in the numbers of `sysexits.h` where it has one.
enum ExitCode {
    FINE(0, "all is well"),
    FAILED(1, "failed while running"),
    USAGE(2, "wrong usage of the command line"),
    INTERNAL(70, "a fault of the program"),
    IO(74, "input or output failed; with --once: the status could not be read"),
    CONFIGURATION(78, "a setting is wrong and nothing may hold instead"),
    INTERRUPTED(130, "interrupted before it had started, or a second time while it ended");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    String meaning() {
        return meaning;
    }
}
