package g6.summary.out.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in a text of metrics, read by the test's own rules.
///
/// @param types of the families, by their names
/// @param samples by name and labels, as they are written
record Figures(SortedMap<String, String> types, Map<String, Double> samples) {
    private static final Pattern SAMPLE = Pattern.compile("(\\w+(?:\\{[^}]*})?) (\\S+)");

    static Figures of(String text) {
        SortedMap<String, String> types = new TreeMap<>();
        Map<String, Double> samples = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", -1);
                assertThat(types.put(words[2], words[3])).as("types of %s", words[2]).isNull();
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as("%s", line).isTrue();
                Double before = samples.put(sample.group(1), number(sample.group(2)));
                assertThat(before).as("another %s", line).isNull();
            }
        }
        return new Figures(types, samples);
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    double at(String sample) {
        assertThat(samples).containsKey(sample);
        return Objects.requireNonNull(samples.get(sample));
    }

    /// The names of our own families.
    Set<String> families() {
        Set<String> families = new TreeSet<>(types.keySet());
        families.removeIf(name -> !name.startsWith("g6_"));
        return families;
    }

    /// All samples of a name together.
    double sum(String name) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /// How many samples a name has.
    long count(String name) {
        return samples.keySet().stream().filter(sample -> sample.startsWith(name + "{")).count();
    }
}
