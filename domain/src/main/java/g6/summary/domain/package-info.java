/// The words of the program, as immutable values and pure functions over them. Nothing here reads,
/// waits, logs or knows where a document came from.
package g6.summary.domain;
