package g6.summary.bootstrap;

import g6.summary.bootstrap.SettingProblem.Severity;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A file of settings: properties as Java knows them, or lines `NAME=value` as systemd does.
///
/// @param path where it is
/// @param layer which of the two it is
record SettingFile(Path path, Layer layer) {
    private static final String AMBIGUOUS =
            "has a backslash, or quotes that are not one pair around the value: what that means"
                    + " differs from reader to reader";

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)");

    /// Read alike by everyone who reads such files: one clean pair of quotes around all of it, or
    /// none at its ends, and no backslash.
    private static final Pattern CLEAR =
            Pattern.compile("'([^'\\\\]*)'|\"([^\"\\\\]*)\"|([^'\"\\\\][^\\\\]*|)");

    /// Everything it says, in its order.
    ///
    /// @param problems gets what cannot be understood
    List<SettingText> read(List<SettingProblem> problems) {
        try {
            List<String> lines = TextFile.read(path).lines().toList();
            return layer == Layer.FILE ? properties(lines, problems) : assignments(lines, problems);
        } catch (IOException fault) {
            problems.add(
                    SettingProblem.inFile(
                            layer,
                            path.toString(),
                            "cannot be read: " + IoCause.of(fault),
                            Severity.REFUSAL));
            return List.of();
        }
    }

    private List<SettingText> assignments(List<String> lines, List<SettingProblem> problems) {
        List<SettingText> texts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (!assignment.matches()) {
                problems.add(notUnderstood(i + 1, line, "is not NAME=value"));
                continue;
            }
            Matcher value = CLEAR.matcher(assignment.group(2).strip());
            if (value.matches()) {
                texts.add(
                        new SettingText(assignment.group(1), unquoted(value), layer, place(i + 1)));
            } else {
                problems.add(notUnderstood(i + 1, line, AMBIGUOUS));
            }
        }
        return texts;
    }

    private static String unquoted(Matcher value) {
        return IntStream.rangeClosed(1, value.groupCount())
                .mapToObj(value::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /// Line by line, because `Properties` does not tell on which one a property stands.
    private List<SettingText> properties(List<String> lines, List<SettingProblem> problems)
            throws IOException {
        List<SettingText> texts = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            int first = next;
            StringBuilder logical = new StringBuilder(lines.get(next++));
            while (goesOn(logical) && next < lines.size()) {
                logical.append('\n').append(lines.get(next++));
            }
            property(logical.toString(), first + 1, texts, problems);
        }
        return texts;
    }

    /// Whether a line ends with a backslash that is not itself escaped.
    private static boolean goesOn(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length()
                && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1 && !isComment(line.toString());
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
    }

    private void property(
            String line, int number, List<SettingText> texts, List<SettingProblem> problems)
            throws IOException {
        Properties property = new Properties();
        try {
            property.load(new StringReader(line));
        } catch (IllegalArgumentException _) { // said by the problem
            problems.add(notUnderstood(number, line, "has a \\u without four hexadecimal digits"));
        }
        property.stringPropertyNames()
                .forEach(
                        name ->
                                texts.add(
                                        new SettingText(
                                                name,
                                                property.getProperty(name),
                                                layer,
                                                place(number))));
    }

    /// A line that may be about who gets in, or about the file that says it, must not be passed
    /// over.
    private SettingProblem notUnderstood(int number, String line, String complaint) {
        boolean neverFallsBack =
                KnownSettings.ALL.stream()
                        .filter(Setting::neverFallsBack)
                        .flatMap(Setting::names)
                        .anyMatch(line::contains);
        return SettingProblem.inFile(
                layer,
                place(number),
                complaint,
                neverFallsBack ? Severity.REFUSAL : Severity.WARNING);
    }

    private String place(int line) {
        return path + " line " + line;
    }
}
