package g6.summary.bootstrap;

/// How the process ends, in the numbers of `sysexits.h` where it has one.
enum ExitCode {
    FINE(0),
    FAILED(1),
    USAGE(2),
    INTERNAL(70),
    IO(74),
    CONFIGURATION(78),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
