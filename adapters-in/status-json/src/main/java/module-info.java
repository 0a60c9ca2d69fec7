/// The status document's bytes as a value of the domain: strict JSON (RFC 8259), strict UTF-8.
/// Jackson is used here and nowhere else; files and time are unknown.
@org.jspecify.annotations.NullMarked
module g6.summary.in.json {
    requires g6.summary.application;
    requires tools.jackson.core;
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.in.json to
            g6.summary.bootstrap;
}
