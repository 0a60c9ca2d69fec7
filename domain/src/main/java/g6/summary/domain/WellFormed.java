package g6.summary.domain;

/// Text without lone surrogates, which no encoding can write: each becomes U+FFFD.
final class WellFormed {
    private static final int REPLACEMENT = 0xFFFD;

    private WellFormed() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return withoutLoneSurrogates(text);
            }
        }
        return text;
    }

    private static String withoutLoneSurrogates(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> isSurrogate(point) ? REPLACEMENT : point)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
