package g6.summary.bootstrap;

import static g6.summary.bootstrap.SettingType.list;
import static g6.summary.bootstrap.SettingType.listOf;
import static g6.summary.bootstrap.SettingType.milliseconds;
import static g6.summary.bootstrap.SettingType.optional;
import static g6.summary.bootstrap.SettingType.path;
import static g6.summary.bootstrap.SettingType.port;
import static g6.summary.bootstrap.SettingType.seconds;
import static g6.summary.bootstrap.SettingType.secret;
import static g6.summary.bootstrap.SettingType.truth;
import static g6.summary.bootstrap.SettingType.whole;

import g6.summary.out.http.AddressRange;
import g6.summary.out.http.ConnectRate;
import g6.summary.out.http.SummaryServer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Listeners, who gets in, the stream that is served, and the one that is followed.
final class HttpSettings {
    /// Connections for everything but streams.
    private static final long BESIDE_STREAMS = 200;

    static final Setting<Boolean> UNIFIED =
            Setting.of("G6_UNIFIED_HTTP", truth(), false, "Serve everything on one port.")
                    .atStart();
    static final Setting<Long> UNIFIED_PORT =
            Setting.of("G6_UNIFIED_HTTP_PORT", port(), 9329L, "The port of everything.").atStart();
    static final Setting<Boolean> SSE =
            Setting.of("G6_SSE_HTTP", truth(), false, "Serve the stream on a port of its own.")
                    .atStart();
    static final Setting<Long> SSE_PORT =
            Setting.of("G6_SSE_HTTP_PORT", port(), 9320L, "The port of the stream.").atStart();
    static final Setting<Boolean> METRICS =
            Setting.of(
                            "G6_SUMMARY_METRICS_HTTP",
                            truth(),
                            false,
                            "Serve the metrics on a port of their own.")
                    .atStart();
    static final Setting<Long> METRICS_PORT =
            Setting.of("G6_METRICS_HTTP_PORT", port(), 9325L, "The port of the metrics.").atStart();
    static final Setting<Boolean> UNIFIED_METRICS =
            Setting.of(
                            "G6_UNIFIED_METRICS",
                            truth(),
                            true,
                            "Serve the metrics on the port of everything too.")
                    .atStart();
    static final Setting<Long> RESYNC_PORT =
            Setting.of(
                            "G6_RESYNC_HTTP_PORT",
                            port(),
                            9316L,
                            "The port of resync alone, beside that of the stream.")
                    .atStart();
    static final Setting<Boolean> NO_RESYNC =
            Setting.of(
                            "G6_DISABLE_RESYNC_HTTP",
                            truth(),
                            false,
                            "Serve no resync on a port of its own.")
                    .atStart();
    static final Setting<String> BIND =
            Setting.of(
                            "G6_HTTP_BIND",
                            AddressTypes.bindAddress(),
                            "127.0.0.1",
                            "The address that the listeners bind.")
                    .withoutFallback()
                    .atStart();
    static final Setting<List<String>> ALLOWED_HOSTS =
            Setting.of(
                            "G6_HTTP_ALLOWED_HOSTS",
                            listOf("host names", AddressTypes::isHost),
                            List.of(),
                            "Host names by which the service may be called, besides addresses and"
                                    + " loopback.")
                    .withoutFallback();
    static final Setting<Boolean> ALLOW_INSECURE =
            Setting.of(
                            "G6_HTTP_ALLOW_INSECURE",
                            truth(),
                            false,
                            "Serve other machines without a token.")
                    .withoutFallback();
    static final Setting<Optional<Secret>> TOKEN =
            Setting.of(
                            "G6_SSE_API_TOKEN",
                            secret(),
                            Optional.<Secret>empty(),
                            "The token that clients must send.")
                    .withoutFallback();
    static final Setting<Optional<Path>> TOKEN_FILE =
            Setting.of(
                            "G6_SSE_API_TOKEN_FILE",
                            optional(path()),
                            Optional.<Path>empty(),
                            "File that holds the token, instead of the token itself.")
                    .withoutFallback();
    static final Setting<List<String>> ALLOWED_ADDRESSES =
            Setting.of(
                            "G6_SSE_IP_ALLOW",
                            listOf(
                                    "IP addresses and CIDR ranges",
                                    text -> AddressRange.parse(text).isPresent()),
                            List.of(),
                            "Addresses that clients may have.")
                    .withoutFallback();
    static final Setting<List<String>> ALLOWED_AGENTS =
            Setting.of(
                            "G6_SSE_UA_ALLOW",
                            listOf("texts", _ -> true),
                            List.of(),
                            "What the User-Agent of a client must contain, one of them.")
                    .withoutFallback();
    static final Setting<Optional<ConnectRate>> CONNECT_RATE =
            Setting.of(
                            "G6_SSE_IP_CONNECT_RATE",
                            AddressTypes.connectRate(),
                            Optional.<ConnectRate>empty(),
                            "How often one address may connect.")
                    .withoutFallback();
    static final Setting<List<String>> ALLOWED_ORIGINS =
            Setting.of(
                            "G6_SSE_ALLOW_ORIGIN",
                            listOf("origins", AddressTypes::isOrigin),
                            List.of(),
                            "Origins whose pages may read, such as https://ops.example; * for all.")
                    .withoutFallback();
    static final Setting<Long> MAX_CONNECTIONS =
            Setting.of(
                            "G6_SSE_MAX_CONNECTIONS",
                            whole(1, 1_000_000, "streams"),
                            50L,
                            "Streams that may be open at the same time.")
                    .orElse("G6_SSE_MAX_CLIENTS");
    static final Setting<Long> EVENTS_PER_SECOND =
            Setting.of(
                    "G6_SSE_EVENTS_PER_SEC",
                    whole(0, 1_000_000, "events"),
                    100L,
                    "Events that one stream gets in a second, and twice as many in a burst;"
                            + " 0 for no limit.");
    static final Setting<Long> HEARTBEAT_CYCLES =
            Setting.of(
                    "G6_SSE_HEARTBEAT_CYCLES",
                    whole(1, 1_000_000, "cycles"),
                    5L,
                    "Cycles without a change after which a heartbeat is sent.");
    static final Setting<Long> FORCE_FULL =
            Setting.of(
                    "G6_SSE_FORCE_FULL_EVERY_N",
                    whole(0, 1_000_000_000, "cycles"),
                    0L,
                    "Cycles after which a full snapshot is sent again; 0 for never.");
    static final Setting<Boolean> STRUCTURED =
            Setting.of(
                    "G6_SSE_STRUCTURED",
                    truth(),
                    false,
                    "Send panels with their data, where a client does not say.");
    static final Setting<Long> MAX_EVENT_BYTES =
            Setting.of(
                    "G6_SSE_MAX_EVENT_BYTES",
                    whole(1024, 1L << 30, "bytes"),
                    1L << 20,
                    "Largest event that is sent; more goes out in several.");
    static final Setting<Duration> WRITE_TIMEOUT =
            Setting.of(
                    "G6_SSE_WRITE_TIMEOUT_MS",
                    milliseconds(10, 600_000),
                    Duration.ofSeconds(5),
                    "Time after which a client that does not read is let go.");
    static final Setting<Long> CONNECTIONS =
            Setting.<Long>derived(
                            "G6_HTTP_MAX_CONNECTIONS",
                            whole(1, 1_000_000, "connections"),
                            settings -> settings.get(MAX_CONNECTIONS) + BESIDE_STREAMS,
                            "Connections that may be open at the same time, those of streams"
                                    + " included.")
                    .atStart();
    static final Setting<Long> HEADER_BYTES =
            Setting.of(
                            "G6_HTTP_MAX_HEADER_BYTES",
                            whole(1024, 1L << 20, "bytes"),
                            16_384L,
                            "Longest headers of a request that are read.")
                    .atStart();
    static final Setting<Long> BODY_BYTES =
            Setting.of(
                            "G6_HTTP_MAX_BODY_BYTES",
                            whole(0, 1L << 20, "bytes"),
                            4096L,
                            "Longest body of a request that is read.")
                    .atStart();
    static final Setting<Duration> REQUEST_TIMEOUT =
            Setting.of(
                            "G6_HTTP_REQUEST_TIMEOUT_MS",
                            milliseconds(100, 600_000),
                            Duration.ofSeconds(10),
                            "Time within which a request must have arrived.")
                    .atStart();
    static final Setting<Duration> IDLE_TIMEOUT =
            Setting.of(
                            "G6_HTTP_IDLE_TIMEOUT_MS",
                            milliseconds(100, 3_600_000),
                            Duration.ofMinutes(1),
                            "Time after which a connection without a request is ended.")
                    .atStart();
    static final Setting<Long> SEND_BUFFER =
            Setting.of(
                            "G6_HTTP_SEND_BUFFER_BYTES",
                            whole(4096, 1L << 24, "bytes"),
                            65_536L,
                            "What the operating system may hold back for a client that does not"
                                    + " read.")
                    .atStart();
    static final Setting<Optional<String>> REMOTE_URL =
            Setting.of(
                            "G6_SUMMARY_SSE_URL",
                            optional(AddressTypes.url()),
                            Optional.<String>empty(),
                            "Stream of another process to show, instead of a status file.")
                    .orElse("G6_PANELS_SSE_URL")
                    .notYet();
    static final Setting<List<String>> REMOTE_TYPES =
            Setting.of(
                            "G6_SUMMARY_SSE_TYPES",
                            list(),
                            List.of(),
                            "Types of events to ask that stream for; none for all.")
                    .notYet();
    static final Setting<Duration> REMOTE_TIMEOUT =
            Setting.of(
                            "G6_SUMMARY_SSE_TIMEOUT",
                            seconds("5", "86400"),
                            Duration.ofSeconds(45),
                            "Time without a byte after which that stream is connected anew.")
                    .notYet();
    static final Setting<Boolean> REMOTE_RECOVERY =
            Setting.of(
                            "G6_SUMMARY_AUTO_FULL_RECOVERY",
                            truth(),
                            true,
                            "Fetch a full snapshot after losing step with that stream.")
                    .notYet();

    static final List<Setting<?>> LISTENERS =
            List.of(
                    UNIFIED,
                    UNIFIED_PORT,
                    SSE,
                    SSE_PORT,
                    METRICS,
                    METRICS_PORT,
                    UNIFIED_METRICS,
                    RESYNC_PORT,
                    NO_RESYNC);
    static final List<Setting<?>> ACCESS =
            List.of(
                    BIND,
                    ALLOWED_HOSTS,
                    ALLOW_INSECURE,
                    TOKEN,
                    TOKEN_FILE,
                    ALLOWED_ADDRESSES,
                    ALLOWED_AGENTS,
                    CONNECT_RATE,
                    ALLOWED_ORIGINS);
    static final List<Setting<?>> STREAM =
            List.of(
                    MAX_CONNECTIONS,
                    EVENTS_PER_SECOND,
                    HEARTBEAT_CYCLES,
                    FORCE_FULL,
                    STRUCTURED,
                    MAX_EVENT_BYTES,
                    WRITE_TIMEOUT);
    static final List<Setting<?>> LIMITS =
            List.of(
                    CONNECTIONS,
                    HEADER_BYTES,
                    BODY_BYTES,
                    REQUEST_TIMEOUT,
                    IDLE_TIMEOUT,
                    SEND_BUFFER);
    static final List<Setting<?>> REMOTE =
            List.of(REMOTE_URL, REMOTE_TYPES, REMOTE_TIMEOUT, REMOTE_RECOVERY);

    private HttpSettings() {}

    /// Whether anything is to be served.
    static boolean areServed(Settings settings) {
        return settings.get(UNIFIED) || isStreamServed(settings) || haveMetricsAPort(settings);
    }

    /// Whether the metrics are to be served, wherever.
    static boolean areMetricsServed(Settings settings) {
        return haveMetricsAPort(settings)
                || (settings.get(UNIFIED) && settings.get(UNIFIED_METRICS));
    }

    /// Whether the metrics have a port of their own.
    static boolean haveMetricsAPort(Settings settings) {
        return settings.get(METRICS)
                || settings.get(OutputSettings.OUTPUTS).contains(Outputs.METRICS);
    }

    /// Whether the stream has a port of its own.
    static boolean isStreamServed(Settings settings) {
        return settings.get(SSE)
                || settings.get(OutputSettings.OUTPUTS).contains(SummaryServer.OUTPUT);
    }

    /// Whether other machines could read what is served, with nothing asked of them.
    static boolean areOpenToOthers(Settings settings) {
        return areServed(settings)
                && !AddressTypes.isLoopback(settings.get(BIND))
                && settings.get(TOKEN).isEmpty()
                && !settings.get(ALLOW_INSECURE);
    }
}
