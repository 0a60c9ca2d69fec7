package g6.summary.out.terminal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which panels stand below each other, and which beside each other: three columns on a wide
/// screen, two on a narrower one, else one.
final class Arrangement {
    private static final int LEAST_FOR_THREE = 100;
    private static final int LEAST_FOR_TWO = 70;

    /// In fewer columns figures would be cut, or nobody could tell what they are of.
    private static final int LEAST_FOR_FACTS = 26;

    private static final Template INDICES = new Template("indices", 70);
    private static final Template ANALYTICS = new Template("analytics", 30);
    private static final Template PERFORMANCE = new Template("perfstore", 60);
    private static final Template STORAGE = new Template("storage", 20);
    private static final Template RESOURCES = new Template("resources", 20);
    private static final Template CONDITIONS = new Template("conditions", 10);
    private static final Template ALERTS = new Template("alerts", 70);
    private static final Template LINKS = new Template("links", 30);

    private static final List<Template> LEFT = List.of(INDICES, ANALYTICS);
    private static final List<Template> MIDDLE = List.of(PERFORMANCE, STORAGE, RESOURCES);
    private static final List<Template> RIGHT = List.of(CONDITIONS, ALERTS, LINKS);
    private static final List<Template> WIDE = List.of(CONDITIONS, INDICES, ALERTS);
    private static final List<Template> NARROW =
            List.of(ANALYTICS, PERFORMANCE, STORAGE, RESOURCES, LINKS);
    private static final List<Template> STANDARD = with(NARROW, WIDE);

    private Arrangement() {}

    /// A column of panels.
    ///
    /// @param share of the screen's columns
    /// @param least columns that it has at least, where the screen is wide enough for all
    record Stack(int share, int least, List<Slot> slots) {}

    /// The place of a panel.
    ///
    /// @param share of the column's rows
    record Slot(String panel, Box box, int share) {}

    private record Template(String panel, int share) {
        Optional<Slot> filled(Map<String, Box> boxes) {
            return Optional.ofNullable(boxes.get(panel)).map(box -> new Slot(panel, box, share));
        }
    }

    /// How panels stand on a screen of so many columns; those that somebody contributed come last.
    ///
    /// @param boxes the panels that there are, by their keys
    static List<Stack> of(int columns, Map<String, Box> boxes) {
        List<Template> others =
                boxes.keySet().stream()
                        .filter(Arrangement::isContributed)
                        .map(panel -> new Template(panel, LINKS.share()))
                        .toList();
        List<Stack> stacks =
                columns >= LEAST_FOR_THREE
                        ? List.of(
                                stack(50, 1, boxes, LEFT),
                                stack(20, LEAST_FOR_FACTS, boxes, MIDDLE),
                                stack(30, 1, boxes, with(others, RIGHT)))
                        : columns >= LEAST_FOR_TWO
                                ? List.of(
                                        stack(58, 1, boxes, WIDE),
                                        stack(42, 1, boxes, with(others, NARROW)))
                                : List.of(stack(100, 1, boxes, with(others, STANDARD)));
        return stacks.stream().filter(stack -> !stack.slots().isEmpty()).toList();
    }

    private static boolean isContributed(String panel) {
        return STANDARD.stream().noneMatch(template -> template.panel().equals(panel));
    }

    private static List<Template> with(List<Template> others, List<Template> templates) {
        return Stream.concat(templates.stream(), others.stream()).toList();
    }

    private static Stack stack(
            int share, int least, Map<String, Box> boxes, List<Template> templates) {
        return new Stack(
                share,
                least,
                templates.stream().flatMap(template -> template.filled(boxes).stream()).toList());
    }

    /// Shares out what there is, by weight: everyone gets the least that it needs; from the rest
    /// those first who want more; then everyone. What is needed is given, even if there is less.
    ///
    /// @param weights 0 for whoever gets what it needs and no more
    /// @param least what each needs
    /// @param wanted what each wants
    static int[] shared(int room, int[] weights, int[] least, int[] wanted) {
        int[] parts = least.clone();
        for (int spare = room - IntStream.of(parts).sum(); spare > 0; spare--) {
            Optional<Integer> next =
                    smallest(parts, weights, i -> parts[i] < wanted[i])
                            .or(() -> smallest(parts, weights, _ -> true));
            if (next.isEmpty()) {
                break;
            }
            parts[next.get()]++;
        }
        return parts;
    }

    /// Of those who may grow the one with the smallest part for its weight.
    private static Optional<Integer> smallest(int[] parts, int[] weights, IntPredicate mayGrow) {
        Optional<Integer> found = Optional.empty();
        for (int i = 0; i < parts.length; i++) {
            boolean isCandidate = weights[i] > 0 && mayGrow.test(i);
            if (isCandidate && (found.isEmpty() || isSmaller(parts, weights, i, found.get()))) {
                found = Optional.of(i);
            }
        }
        return found;
    }

    private static boolean isSmaller(int[] parts, int[] weights, int one, int other) {
        return (long) parts[one] * weights[other] < (long) parts[other] * weights[one];
    }
}
