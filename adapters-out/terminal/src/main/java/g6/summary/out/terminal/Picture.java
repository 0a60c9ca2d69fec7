package g6.summary.out.terminal;

/// One screen, drawn.
///
/// @param panels what stands between header and footer
record Picture(Grid grid, Panels panels) {}
