package planted.bootstrap;

/// What nothing may depend on.
public final class Wiring {}
