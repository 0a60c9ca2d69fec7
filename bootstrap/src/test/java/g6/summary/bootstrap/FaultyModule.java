package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/// A module of somebody else's, for the module path, with a panel and an output that break where
/// the environment variable `BREAKS` says so.
final class FaultyModule {
    private static final String DESCRIPTION =
            """
            module faulty {
                requires g6.summary.application;
                provides g6.summary.domain.PanelProvider with faulty.Panel;
                provides g6.summary.application.SummaryOutput with faulty.Output;
            }
            """;

    private static final String PANEL =
            """
            package faulty;

            import g6.summary.domain.PanelDescriptor;
            import g6.summary.domain.PanelProvider;
            import g6.summary.domain.SummarySnapshot;
            import g6.summary.domain.Value;
            import java.util.List;

            public final class Panel implements PanelProvider {
                @Override
                public PanelDescriptor descriptor() {
                    return PanelDescriptor.stable("faulty", "Faulty");
                }

                @Override
                public g6.summary.domain.Panel build(SummarySnapshot snapshot) {
                    Output.breakAt("panel");
                    return descriptor().panel(List.of("it works"), Value.of("it works"));
                }
            }
            """;

    private static final String OUTPUT =
            """
            package faulty;

            import g6.summary.application.SummaryOutput;
            import g6.summary.domain.Frame;
            import g6.summary.domain.FrameChanges;

            public final class Output implements SummaryOutput {
                static void breakAt(String place) {
                    if (place.equals(System.getenv("BREAKS"))) {
                        throw new AssertionError("broken on purpose at " + place);
                    }
                }

                @Override
                public String name() {
                    breakAt("name");
                    return "faulty";
                }

                @Override
                public Blocking blocking() {
                    breakAt("start");
                    return Blocking.FILE_OR_TERMINAL;
                }

                @Override
                public void deliver(Frame latest, FrameChanges since) {
                    breakAt("deliver");
                    if ("exit".equals(System.getenv("BREAKS"))) {
                        waitFor(300);
                        System.exit(9);
                    }
                    while ("end".equals(System.getenv("BREAKS"))) {
                        waitFor(1000);
                    }
                }

                private static void waitFor(long milliseconds) {
                    try {
                        Thread.sleep(milliseconds);
                    } catch (InterruptedException deaf) {
                        // on purpose
                    }
                }

                @Override
                public void close() {
                    breakAt("close");
                }
            }
            """;

    private FaultyModule() {}

    /// Compiles it.
    ///
    /// @return the folder that goes on the module path
    static Path in(Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("faulty-source/faulty"));
        Path module = Files.writeString(source.resolve("../module-info.java"), DESCRIPTION);
        Path panel = Files.writeString(source.resolve("Panel.java"), PANEL);
        Path output = Files.writeString(source.resolve("Output.java"), OUTPUT);
        Path target = folder.resolve("faulty");
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int code =
                ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(
                                writer,
                                writer,
                                "-proc:none",
                                "--module-path",
                                System.getProperty("program.modules"),
                                "-d",
                                target.toString(),
                                module.toString(),
                                panel.toString(),
                                output.toString());
        assertThat(code).as(said.toString()).isZero();
        return target;
    }
}
