/// The dashboard over HTTP: listeners, who gets in, the stream, resync, health, probes. Helidon
/// speaks the protocol; what is sent, and to whom, is decided here. No file, no terminal, no
/// setting is known here.
@org.jspecify.annotations.NullMarked
module g6.summary.out.http {
    requires transitive g6.summary.application;
    requires io.helidon.common.buffers;
    requires io.helidon.common.concurrency.limits;
    requires io.helidon.common.socket;
    requires io.helidon.http;
    requires io.helidon.webserver;
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.out.http to
            g6.summary.bootstrap;
}
