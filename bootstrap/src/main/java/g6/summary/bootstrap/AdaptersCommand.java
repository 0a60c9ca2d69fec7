package g6.summary.bootstrap;

import g6.summary.application.SummaryOutput;
import g6.summary.domain.PanelProvider;
import g6.summary.domain.StandardPanels;

import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;

/// `adapters`: sources, outputs and panels that this program has, and the module each comes from.
final class AdaptersCommand {
    private AdaptersCommand() {}

    static CommandSpec spec(Session session) {
        return Command.of(
                "adapters",
                "Lists sources, outputs and panels, built in and contributed.",
                _ -> list(session));
    }

    private static ExitCode list(Session session) {
        PrintWriter out = session.streams().writer();
        row(out, "source", "status-file", "built in");
        Outputs.BUILT_IN.forEach(name -> row(out, "output", name, "built in"));
        for (SummaryOutput output : Contributions.outputs(session.logger())) {
            row(out, "output", output.name(), contributor(output));
        }
        for (PanelProvider panel : StandardPanels.all(StandardPanels.Links.none())) {
            row(out, "panel", panel.descriptor().key(), "built in");
        }
        for (PanelProvider panel : Contributions.panels(session.logger())) {
            row(out, "panel", panel.descriptor().key(), contributor(panel));
        }
        return ExitCode.FINE;
    }

    private static void row(PrintWriter out, String kind, String name, String origin) {
        out.printf("%-7s %-20s %s%n", kind, name, origin);
    }

    private static String contributor(Object contribution) {
        return "contributed by " + contribution.getClass().getModule().getName();
    }
}
