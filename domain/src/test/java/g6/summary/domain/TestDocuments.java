package g6.summary.domain;

import g6.summary.testkit.Samples;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON text as values, numbers as they are written. Text may stand in single quotes, so that a
/// document is readable within a Java string.
final class TestDocuments {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private TestDocuments() {}

    static StatusDocument sample(String name) {
        return document(Samples.text(name));
    }

    static StatusDocument document(String json) {
        return value(json) instanceof Value.Object root
                ? new StatusDocument(root)
                : reject("not an object: " + json);
    }

    static Value value(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static Value value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> Value.of(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.number(parser.getString());
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.Null.NULL;
            default -> throw new IllegalArgumentException("unexpected " + token);
        };
    }

    private static Value object(JsonParser parser) {
        Map<String, Value> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            members.put(key, value(parser));
        }
        return new Value.Object(members);
    }

    private static Value array(JsonParser parser) {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return Value.of(items);
    }

    private static StatusDocument reject(String why) {
        throw new IllegalArgumentException(why);
    }
}
