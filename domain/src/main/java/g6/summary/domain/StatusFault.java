package g6.summary.domain;

/// Why a status document could not be had.
///
/// @param outcome which of the known reasons it is
/// @param detail what happened, in a few words: without the folder of the file, which is nobody
///   else's business, and without the time of day; may be blank
public record StatusFault(Outcome outcome, String detail) {

    /// The ways in which a reading can fail.
    public enum Outcome {
        /// There is no such file.
        MISSING("missing"),
        /// The permission to read it is missing.
        DENIED("denied"),
        /// A directory, socket, pipe, device or a loop of links.
        NOT_A_FILE("not a file"),
        /// More bytes than the limit allows.
        TOO_LARGE("too large"),
        /// The reading did not end in time.
        TIMED_OUT("timed out"),
        /// Not JSON, or not in UTF-8, or nested too deeply.
        MALFORMED("malformed"),
        /// JSON, but an array or a scalar.
        NOT_AN_OBJECT("not an object"),
        /// Whatever else the operating system reports.
        IO_ERROR("I/O error"),
        /// A fault of the program itself while it made a frame.
        INTERNAL("internal error");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /// Its name in words.
        public String label() {
            return label;
        }
    }

    /// The cause in one line, such as `malformed: unexpected end at line 3, column 14`.
    public String cause() {
        return detail.isBlank() ? outcome.label() : outcome.label() + ": " + detail;
    }
}
