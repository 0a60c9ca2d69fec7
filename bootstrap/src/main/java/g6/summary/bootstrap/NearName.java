package g6.summary.bootstrap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what somebody meant who mistyped a name.
final class NearName {
    private NearName() {}

    /// A name, and how many typing errors it is away.
    private record Candidate(String name, int errors) {}

    /// The name that is the fewest typing errors away, where that is not too many to be believed.
    private static Optional<String> among(Stream<String> names, String mistyped) {
        return names.map(name -> new Candidate(name, errors(name, mistyped)))
                .filter(
                        candidate ->
                                candidate.errors() <= believable(mistyped)
                                        || isShortened(candidate.name(), mistyped))
                .min(Comparator.comparingInt(Candidate::errors).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /// A question about the name; empty where there is nothing to ask.
    static String hint(Stream<String> names, String mistyped) {
        return among(names, mistyped).map(near -> "did you mean " + near + "?").orElse("");
    }

    private static int believable(String mistyped) {
        return Math.max(2, mistyped.length() / 5);
    }

    /// Whether letters were left out and nothing else went wrong, as in `G6_SSE_TOKEN`.
    private static boolean isShortened(String name, String mistyped) {
        int matched = 0;
        for (int i = 0; i < name.length() && matched < mistyped.length(); i++) {
            if (name.charAt(i) == mistyped.charAt(matched)) {
                matched++;
            }
        }
        return matched == mistyped.length() && 3 * matched > 2 * name.length();
    }

    /// Letters that are wrong, missing, too many, or swapped with their neighbour: the distance of
    /// Damerau and Levenshtein, in the form of the optimal string alignment.
    private static int errors(String name, String mistyped) {
        int[][] distance = new int[name.length() + 1][mistyped.length() + 1];
        Arrays.setAll(distance[0], j -> j);
        for (int i = 1; i <= name.length(); i++) {
            distance[i][0] = i;
            for (int j = 1; j <= mistyped.length(); j++) {
                int wrong = name.charAt(i - 1) == mistyped.charAt(j - 1) ? 0 : 1;
                int least =
                        Math.min(
                                distance[i - 1][j - 1] + wrong,
                                1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                if (i > 1 && j > 1 && isSwap(name, i, mistyped, j)) {
                    least = Math.min(least, distance[i - 2][j - 2] + 1);
                }
                distance[i][j] = least;
            }
        }
        return distance[name.length()][mistyped.length()];
    }

    private static boolean isSwap(String name, int i, String mistyped, int j) {
        return name.charAt(i - 1) == mistyped.charAt(j - 2)
                && name.charAt(i - 2) == mistyped.charAt(j - 1);
    }
}
