package g6.summary.out.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Cuts JSON into its members and leaves their bytes as they came. It knows nothing of how the
/// program writes them.
final class RawJson {
    private final String text;
    private int at;

    private RawJson(String text) {
        this.text = text;
    }

    /// The members of an object, each as its own text, in their order.
    static Map<String, String> members(String object) {
        return new RawJson(object).object();
    }

    static String member(String object, String name) {
        return Objects.requireNonNull(members(object).get(name), name + " in " + object);
    }

    /// A text without its quotes, where it needs no escapes.
    static String unquoted(String json) {
        if (!json.startsWith("\"") || json.contains("\\")) {
            throw new AssertionError("no plain text: " + json);
        }
        return json.substring(1, json.length() - 1);
    }

    /// The items of an array, each as its own text.
    static java.util.List<String> items(String array) {
        RawJson json = new RawJson(array);
        java.util.List<String> items = new java.util.ArrayList<>();
        json.expect('[');
        while (json.peek() != ']') {
            items.add(json.value());
            if (json.peek() == ',') {
                json.at++;
            }
        }
        return items;
    }

    private Map<String, String> object() {
        Map<String, String> members = new LinkedHashMap<>();
        expect('{');
        while (peek() != '}') {
            String name = unquoted(value());
            expect(':');
            if (members.put(name, value()) != null) {
                throw new AssertionError("twice: " + name);
            }
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        if (at != text.length()) {
            throw new AssertionError("more behind the object: " + text.substring(at));
        }
        return members;
    }

    private String value() {
        int start = at;
        switch (peek()) {
            case '"' -> string();
            case '{', '[' -> nested();
            default -> {
                while (",]}".indexOf(peek()) < 0) {
                    at++;
                }
            }
        }
        return text.substring(start, at);
    }

    private void nested() {
        int depth = 0;
        do {
            switch (peek()) {
                case '"' -> {
                    string();
                    continue;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0);
    }

    private void string() {
        expect('"');
        while (peek() != '"') {
            at += peek() == '\\' ? 2 : 1;
        }
        at++;
    }

    private char peek() {
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw new AssertionError("no " + c + " at " + at + " in " + text);
        }
        at++;
    }
}
