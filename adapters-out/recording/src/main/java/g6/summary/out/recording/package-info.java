/// Recordings: what was shown and when, in segments that are only ever appended to. How fast the
/// past is shown again is decided here too, what it looks like is not.
package g6.summary.out.recording;
