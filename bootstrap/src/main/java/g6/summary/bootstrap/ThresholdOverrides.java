package g6.summary.bootstrap;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.bootstrap.SettingType.Parsed;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A JSON object of thresholds by name. What is not understood is left out, and complained about.
final class ThresholdOverrides {
    private ThresholdOverrides() {}

    static SettingType<Map<String, BigDecimal>> type() {
        return SettingType.of(
                "JSON object of numbers",
                Value.Object.builder()
                        .put("type", Value.of("object"))
                        .put("properties", numbersByName())
                        .put("additionalProperties", Value.of(false))
                        .build(),
                ThresholdOverrides::parse,
                ThresholdOverrides::json);
    }

    private static Value.Object numbersByName() {
        Value number = new Value.Object(Map.of("type", Value.of("number")));
        Value.Object.Builder names = Value.Object.builder();
        Thresholds.defaults().amounts().keySet().forEach(name -> names.put(name, number));
        return names.build();
    }

    private static Value json(Map<String, BigDecimal> amounts) {
        Value.Object.Builder json = Value.Object.builder();
        amounts.forEach((name, amount) -> json.put(name, new Value.Number(amount)));
        return json.build();
    }

    private static Parsed<Map<String, BigDecimal>> parse(String text) {
        return switch (new JsonStatusDecoder().decode(text.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Document(var document) -> amounts(document.root().members());
            case Decoded.Fault(var fault) -> Parsed.not("a JSON object: " + fault.cause());
        };
    }

    private static Parsed<Map<String, BigDecimal>> amounts(Map<String, Value> members) {
        Map<String, BigDecimal> known = Thresholds.defaults().amounts();
        Map<String, BigDecimal> amounts = new TreeMap<>();
        List<String> complaints = new ArrayList<>();
        members.forEach(
                (name, value) -> {
                    if (!known.containsKey(name)) {
                        complaints.add("no threshold is called " + name);
                    } else if (value instanceof Value.Number(var amount)) {
                        amounts.put(name, amount);
                    } else {
                        complaints.add(name + " is not a number and keeps its default");
                    }
                });
        return complaints.isEmpty()
                ? Parsed.of(amounts)
                : Parsed.partly(amounts, "is taken in part: " + String.join(", ", complaints));
    }
}
