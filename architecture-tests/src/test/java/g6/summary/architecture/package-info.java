/// The rules of the architecture, each held against the program and against a planted violation.
/// Nothing is tested here but structure.
package g6.summary.architecture;
