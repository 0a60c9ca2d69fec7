/// The program: settings, command line, log, wiring, benchmarks. The one place that knows every
/// module, reads the environment and ends the process. What an adapter does is none of its
/// business.
@org.jspecify.annotations.NullMarked
module g6.summary.bootstrap {
    requires g6.summary.application;
    requires g6.summary.in.file;
    requires g6.summary.in.json;
    requires g6.summary.in.simulator;
    requires g6.summary.out.files;
    requires g6.summary.out.http;
    requires g6.summary.out.metrics;
    requires g6.summary.out.recording;
    requires g6.summary.out.terminal;
    requires info.picocli;
    requires java.logging; // some libraries log by it
    requires jdk.management; // the benchmark counts allocated bytes
    requires jdk.unsupported; // signals: there is no other way to take them
    requires static org.jspecify; // null annotations, for the compiler alone

    uses g6.summary.application.SummaryOutput;
    uses g6.summary.domain.PanelProvider;

    provides java.lang.System.LoggerFinder with
            g6.summary.bootstrap.LogBackEnd;
}
