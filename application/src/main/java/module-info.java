/// What G6 Summary does: the loop that reads, builds and publishes, the feed that everyone looks
/// at, and the ports to the world. It knows what must happen, never how a file, a terminal or a
/// socket works; those live in adapters, which require this module and nothing of each other.
@org.jspecify.annotations.NullMarked
module g6.summary.application {
    requires transitive g6.summary.domain;
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.application;
}
