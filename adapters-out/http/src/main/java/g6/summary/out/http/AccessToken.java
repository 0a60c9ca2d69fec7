package g6.summary.out.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A token that clients must send. It keeps nothing but a hash of it, and comparing takes the same
/// time whatever is offered.
public final class AccessToken {
    private final byte[] hash;

    private AccessToken(byte[] hash) {
        this.hash = hash;
    }

    /// The token with this text.
    public static AccessToken of(String text) {
        return new AccessToken(sha256(text));
    }

    boolean is(String offered) {
        return MessageDigest.isEqual(hash, sha256(offered));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) { // every Java platform has SHA-256
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
