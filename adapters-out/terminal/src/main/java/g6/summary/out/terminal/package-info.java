/// Frames as a full screen that follows keys, as blocks of text and as sentences, and what a
/// terminal does with characters. What the frames say is decided in the domain; which stream is
/// written to, and whether, by whoever starts the program.
package g6.summary.out.terminal;
