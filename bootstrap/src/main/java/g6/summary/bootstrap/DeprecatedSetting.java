package g6.summary.bootstrap;

import java.util.List;

/// A setting of the program's predecessor that has no effect any more.
///
/// @param name its name
/// @param since the version that deprecated it
/// @param removedIn the version in which it will be an unknown setting
/// @param instead what to do
record DeprecatedSetting(String name, String since, String removedIn, String instead) {
    private static final String SINCE = "0.1.0";
    private static final String REMOVED_IN = "1.0.0";

    static final List<DeprecatedSetting> ALL =
            List.of(
                    of(
                            "G6_SUMMARY_PANELS_MODE",
                            "choose panels with G6_PANELS_SHOW and G6_PANELS_HIDE"),
                    of(
                            "G6_SUMMARY_READ_PANELS",
                            "remove it: panels are made from the status document, never read from"
                                    + " files"),
                    of(
                            "G6_SUMMARY_UNIFIED_SNAPSHOT",
                            "remove it: every output shows the same snapshot"),
                    of("G6_SUMMARY_REWRITE", "remove it: there is one implementation"),
                    of(
                            "G6_SSE_ENABLED",
                            "switch the stream on with G6_SSE_HTTP or G6_UNIFIED_HTTP"),
                    of(
                            "G6_SUMMARY_RESYNC_HTTP",
                            "remove it: resync comes with the stream, unless"
                                    + " G6_DISABLE_RESYNC_HTTP switches its own port off"));

    private static DeprecatedSetting of(String name, String instead) {
        return new DeprecatedSetting(name, SINCE, REMOVED_IN, instead);
    }
}
