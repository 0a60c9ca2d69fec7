package planted.in.two;

/// What no other adapter may know.
public final class TwoAdapter {}
