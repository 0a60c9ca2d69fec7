package g6.summary.out.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// An answer as it came: status, headers, body.
record RawAnswer(int status, Map<String, List<String>> headers, String body) {

    /// Reads status and headers.
    static RawAnswer head(String text) {
        String[] lines = text.split("\r\n");
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : List.of(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new RawAnswer(Integer.parseInt(lines[0].substring(9, 12)), headers, "");
    }

    RawAnswer with(String content) {
        return new RawAnswer(status, headers, content);
    }

    /// The one value of a header.
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    int length() {
        return header("content-length").map(Integer::parseInt).orElse(0);
    }

    boolean isChunked() {
        return Objects.equals(header("transfer-encoding").orElse(""), "chunked");
    }
}
