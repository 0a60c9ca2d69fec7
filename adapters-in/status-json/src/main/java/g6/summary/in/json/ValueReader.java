package g6.summary.in.json;

import g6.summary.domain.Value;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;

/// One value out of one text. Not thread-safe: one instance reads once.
final class ValueReader {
    /// A whole number of so many characters fits a `long`.
    private static final int SHORT = 18;

    private static final List<String> WORDS =
            List.of("true", "false", "null", "NaN", "Infinity", "-Infinity");
    private static final int LONGEST_WORD = "-Infinity".length();

    /// Names are not kept from one document to the next: the table for that is a target for names
    /// chosen to collide. Jackson's limits are lifted because they reject what is JSON; the
    /// document's length is bounded by whoever reads it, its depth here.
    private static final JsonFactory JACKSON =
            JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final CharBuffer text;
    private final JsonParser parser;
    private final int maxDepth;
    private boolean rootIsRead;

    private ValueReader(CharBuffer text, JsonParser parser, int maxDepth) {
        this.text = text;
        this.parser = parser;
        this.maxDepth = maxDepth;
    }

    /// The value that the whole text writes.
    ///
    /// @param text characters in an array of their own, from its start
    /// @param maxDepth levels of nesting that it may have
    /// @throws Malformed if the text is anything but one JSON value
    static Value read(CharBuffer text, int maxDepth) throws Malformed {
        try (JsonParser parser =
                JACKSON.createParser(ObjectReadContext.empty(), text.array(), 0, text.length())) {
            return new ValueReader(text, parser, maxDepth).root();
        }
    }

    private Value root() throws Malformed {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new Malformed("empty document", 0);
            }
            Value root = value(first, 0);
            rootIsRead = true;
            if (parser.nextToken() != null) {
                throw new Malformed("content after the end", tokenStart());
            }
            return root;
        } catch (JacksonException refused) {
            throw malformed(refused);
        }
    }

    private Value value(@Nullable JsonToken token, int depth) throws Malformed {
        return switch (token) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> Value.of(parser.getString());
            case VALUE_NUMBER_INT -> wholeNumber();
            case VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.Null.NULL;
            case null, default -> throw new IllegalStateException("no value begins with " + token);
        };
    }

    private int deeper(int depth) throws Malformed {
        if (depth == maxDepth) {
            throw new Malformed("nested deeper than " + maxDepth + " levels", tokenStart());
        }
        return depth + 1;
    }

    private Value object(int depth) throws Malformed {
        Value.Object.Builder members = Value.Object.builder();
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            members.put(key, value(parser.nextToken(), depth));
        }
        return members.build();
    }

    private Value array(int depth) throws Malformed {
        List<Value> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            items.add(value(token, depth));
        }
        return new Value.Array(items);
    }

    private Value wholeNumber() {
        return parser.getStringLength() <= SHORT
                ? Value.of(parser.getLongValue())
                : Value.number(parser.getString());
    }

    private Value number() throws Malformed {
        String literal = parser.getString();
        if (Character.isDigit(literal.charAt(literal.length() - 1))) {
            return Value.number(literal);
        }
        return switch (literal) {
            case "NaN", "Infinity", "-Infinity" -> Value.Null.NULL;
            default -> throw unexpected(tokenStart()); // spellings that only Jackson knows
        };
    }

    private int tokenStart() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /// Jackson's words name its own settings and would repeat what stands in the document: only the
    /// place is taken over.
    private Malformed malformed(JacksonException refused) {
        int offset = (int) refused.getLocation().getCharOffset();
        if (rootIsRead) {
            return new Malformed("content after the end", offset);
        }
        if (endsInWord(offset)) {
            return unexpected(text.length());
        }
        // Of a number Jackson tells some place inside, and it says so in these words.
        return refused.getOriginalMessage().contains("numeric value")
                ? badNumber(offset)
                : unexpected(offset);
    }

    private Malformed badNumber(int inside) {
        int start = inside;
        while (start > 0 && isNumeric(text.charAt(start - 1))) {
            start--;
        }
        int end = start;
        while (end < text.length() && isNumeric(text.charAt(end))) {
            end++;
        }
        return end == text.length() ? unexpected(end) : new Malformed("not a number", start);
    }

    private static boolean isNumeric(char c) {
        return (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0;
    }

    /// Whether the text breaks off in the middle of a word.
    private boolean endsInWord(int offset) {
        if (text.length() - offset >= LONGEST_WORD) {
            return false;
        }
        String rest = text.subSequence(offset, text.length()).toString();
        return WORDS.stream().anyMatch(word -> word.startsWith(rest));
    }

    private Malformed unexpected(int offset) {
        if (offset >= text.length()) {
            return new Malformed("unexpected end", text.length());
        }
        int c = Character.codePointAt(text, offset);
        return new Malformed(
                c > ' ' && c < 0x7F
                        ? "unexpected " + Character.toString(c)
                        : "unexpected U+%04X".formatted(c),
                offset);
    }
}
