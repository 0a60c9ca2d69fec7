package g6.summary.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a consumer has, in a text short enough for an event id. It needs no history on the side
/// that reads it: whoever makes frames can tell which panels differ.
///
/// `v1.FFFF.HHHHHHHH…` is a fingerprint of format and panel keys, then 48 bits of each panel's hash
/// in that order, all in base64url. Where that would be longer than [#LONGEST], `v1s.` and the
/// snapshot id stand instead, and the reader needs the frame.
///
/// @param text the cursor as it is sent, `[A-Za-z0-9._-]`, at most [#LONGEST] characters
public record Cursor(String text) {
    /// Most characters that a cursor has.
    public static final int LONGEST = 128;

    private static final Pattern BY_PANEL =
            Pattern.compile("v1\\.[A-Za-z0-9_-]{4}\\.(?:[A-Za-z0-9_-]{8})*");
    private static final Pattern BY_SNAPSHOT = Pattern.compile("v1s\\.[0-9a-f]{16}");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int FINGERPRINT_LENGTH = 4;
    private static final int HASH_BYTES = 6;
    private static final int HASH_LENGTH = 8;
    private static final int HASHES_START = "v1.FFFF.".length();

    /// Checks the text.
    public Cursor {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("text is no cursor");
        }
    }

    /// The cursor of a consumer that has these panels of a frame, in the order of display.
    ///
    /// @param snapshotId the frame's id
    public static Cursor of(PanelFormat format, List<HashedPanel> panels, String snapshotId) {
        StringBuilder text = new StringBuilder(LONGEST);
        text.append("v1.").append(fingerprint(format, keys(panels))).append('.');
        for (HashedPanel panel : panels) {
            text.append(shortHash(panel));
        }
        return new Cursor(text.length() <= LONGEST ? text.toString() : "v1s." + snapshotId);
    }

    /// The cursor that a consumer sent back; empty for anything that is none, however hostile.
    public static Optional<Cursor> parse(String text) {
        return isWellFormed(text) ? Optional.of(new Cursor(text)) : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        return text.length() <= LONGEST
                && (BY_PANEL.matcher(text).matches() || BY_SNAPSHOT.matcher(text).matches());
    }

    /// The snapshot id that the cursor names, where it names one rather than panels.
    public Optional<String> snapshotId() {
        return text.startsWith("v1s.")
                ? Optional.of(text.substring("v1s.".length()))
                : Optional.empty();
    }

    /// The panels that the consumer has to get, in the order of display. Empty, which is not the
    /// same as none, where the cursor cannot tell: it is of another format or of other panels, or
    /// it names a snapshot.
    ///
    /// @param panels what the consumer should have by now, in the order of display
    public Optional<List<HashedPanel>> missing(PanelFormat format, List<HashedPanel> panels) {
        String expected = "v1." + fingerprint(format, keys(panels)) + ".";
        boolean isOfThesePanels =
                text.startsWith(expected)
                        && text.length() == HASHES_START + panels.size() * HASH_LENGTH;
        if (!isOfThesePanels) {
            return Optional.empty();
        }
        List<HashedPanel> missing = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            if (!text.startsWith(shortHash(panels.get(i)), HASHES_START + i * HASH_LENGTH)) {
                missing.add(panels.get(i));
            }
        }
        return Optional.of(missing);
    }

    private static List<String> keys(List<HashedPanel> panels) {
        return panels.stream().map(HashedPanel::key).toList();
    }

    private static String fingerprint(PanelFormat format, List<String> keys) {
        String identity = format.label() + "\n" + String.join("\n", keys);
        byte[] digest = Sha256.digest(identity.getBytes(StandardCharsets.UTF_8));
        return BASE64.encodeToString(digest).substring(0, FINGERPRINT_LENGTH);
    }

    private static String shortHash(HashedPanel panel) {
        byte[] bytes = HexFormat.of().parseHex(panel.hash(), 0, 2 * HASH_BYTES);
        return BASE64.encodeToString(bytes);
    }
}
