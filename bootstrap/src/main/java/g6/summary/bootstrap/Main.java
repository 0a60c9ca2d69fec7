package g6.summary.bootstrap;

/// The program's entry.
public final class Main {
    private Main() {}

    /// Runs one command line and ends the process with its exit code.
    public static void main(String[] arguments) {
        ProcessEnd end = ProcessEnd.ofThisProcess();
        Session session = new Session(System.getenv(), StandardStreams.ofProcess(), end::mayTake);
        end.exit(new CommandLineInterface(session).execute(arguments));
    }
}
