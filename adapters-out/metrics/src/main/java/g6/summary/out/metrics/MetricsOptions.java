package g6.summary.out.metrics;

import java.util.Set;

/// What is known before anything happens.
///
/// @param version of this program
/// @param javaVersion of what it runs on
/// @param panels keys of the panels that may be shown; their figures are there from the start
/// @param outputs names of outputs whose figures are there from the start
/// @param deprecatedSettings how many of them were seen at the start
public record MetricsOptions(
        String version,
        String javaVersion,
        Set<String> panels,
        Set<String> outputs,
        int deprecatedSettings) {
    /// Copies what it is given.
    public MetricsOptions {
        panels = Set.copyOf(panels);
        outputs = Set.copyOf(outputs);
    }
}
