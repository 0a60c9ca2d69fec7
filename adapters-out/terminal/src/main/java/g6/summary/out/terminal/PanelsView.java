package g6.summary.out.terminal;

import g6.summary.domain.Fields;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.out.terminal.Arrangement.Slot;
import g6.summary.out.terminal.Arrangement.Stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The panels between header and footer as a function of what they are made of. Used for one
/// drawing.
final class PanelsView {
    /// A border, titles and some rows.
    private static final int ENOUGH_ROWS = 5;

    private static final int COMPACT_ROWS = 3;

    /// Whatever size others were given, a column keeps so many columns.
    private static final int NARROWEST = 10;

    /// Panels that stand in the header or in another panel.
    private static final Set<String> WITHOUT_BOX = Set.of("header", "cycle");

    private static final Set<String> ALWAYS_CURATED = Set.of("indices", "alerts");

    private final UiState state;
    private final TerminalRules rules;
    private final Scene scene;
    private final List<Panels.Fault> faults = new ArrayList<>();
    private final Map<String, Body.Window> windows = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private int beyond;

    private PanelsView(UiState state, Scene scene) {
        this.state = state;
        this.rules = scene.rules();
        this.scene = scene;
    }

    /// Draws the panels on a screen of their own; takes what was drawn last where it would be the
    /// same.
    static Panels draw(UiState state, Scene scene, Size size, Optional<Panels> last) {
        Panels.Basis basis = Panels.Basis.of(state, scene, size);
        return last.filter(panels -> panels.basis().equals(basis))
                .orElseGet(() -> new PanelsView(state, scene).draw(basis));
    }

    private Panels draw(Panels.Basis basis) {
        Grid grid = new Grid(basis.size());
        if (!grid.region().isEmpty()) {
            panels(grid.region());
        }
        return new Panels(basis, grid, new Shown(order, windows), faults, beyond);
    }

    private void panels(Region middle) {
        List<Stack> stacks = Arrangement.of(middle.columns(), boxes());
        List<Slot> slots = stacks.stream().flatMap(stack -> stack.slots().stream()).toList();
        slots.forEach(slot -> order.add(slot.panel()));
        Optional<Slot> zoomed =
                slots.stream()
                        .filter(slot -> state.gaze().isZoomed() && hasFocus(slot.panel()))
                        .findFirst();
        if (zoomed.isPresent()) {
            draw(zoomed.get().panel(), zoomed.get().box(), middle, middle.columns());
        } else {
            columns(middle, stacks);
        }
    }

    private boolean hasFocus(String panel) {
        return state.gaze().focus().filter(panel::equals).isPresent();
    }

    /// A fault in one panel is shown there and spoils no other one.
    private void draw(String panel, Box box, Region region, int clip) {
        try {
            windows.put(panel, box.draw(region, clip));
        } catch (RuntimeException fault) {
            Box broken = box.with(broken(panel, fault));
            region.fill(Glyph.SPACE, Role.TEXT);
            windows.put(panel, broken.draw(region, clip));
        }
    }

    private Body broken(String panel, RuntimeException fault) {
        faults.add(new Panels.Fault(panel, fault));
        return Body.ofLines(List.of(Line.of("cannot be drawn: " + fault, Role.BAD)))
                .verdict(Verdict.BAD);
    }

    private Map<String, Box> boxes() {
        Map<String, Box> boxes = new LinkedHashMap<>();
        for (HashedPanel hashed : scene.frame().panels()) {
            Panel panel = hashed.panel();
            if (!WITHOUT_BOX.contains(panel.key()) || hasOnlyLines(panel)) {
                Body body = guarded(panel, () -> scene.body(panel));
                if (isShown(panel.key(), body)) {
                    boxes.put(panel.key(), box(panel, guarded(panel, () -> filtered(body))));
                }
            }
        }
        return boxes;
    }

    private static boolean hasOnlyLines(Panel panel) {
        return Fields.of(panel.data()).isEmpty();
    }

    private Box box(Panel panel, Body body) {
        String title = Scene.isError(panel) ? panel.title() + " " + panel.key() : panel.title();
        return new Box(
                title,
                body,
                hasFocus(panel.key()),
                state.isCompact(),
                state.gaze().scroll(panel.key()));
    }

    /// Conditions stand there only while there are any.
    private boolean isShown(String key, Body body) {
        if (key.equals("conditions") && body.table().count() == 0) {
            return false;
        }
        return rules.scope() == TerminalRules.Scope.FULL
                || ALWAYS_CURATED.contains(key)
                || body.verdict() == Verdict.WARN
                || body.verdict() == Verdict.BAD;
    }

    private Body guarded(Panel panel, Supplier<Body> body) {
        try {
            return body.get();
        } catch (RuntimeException fault) {
            return broken(panel.key(), fault);
        }
    }

    private Body filtered(Body body) {
        if (state.filter().isEmpty()) {
            return body;
        }
        Table rows = body.table().filtered(state.filter());
        int all = body.table().count();
        return body.table(rows).note(Line.of("filter: " + rows.count() + " of " + all, Role.WARN));
    }

    private void columns(Region middle, List<Stack> stacks) {
        int[] widths = widths(middle.columns(), stacks);
        int left = 0;
        for (int i = 0; i < widths.length; i++) {
            Region column = middle.part(left, 0, widths[i], middle.rows());
            column(column, stacks.get(i).slots(), widths.length == 1);
            left += widths[i];
        }
    }

    /// Where not all panels of a column have room below each other, it has pages, and shows the one
    /// with the focus.
    private void column(Region column, List<Slot> slots, boolean isOnlyOne) {
        List<Wish> page = List.of();
        List<Wish> shown = List.of();
        int room = 0;
        for (Slot slot : slots) {
            Wish wish = wish(slot, column, isOnlyOne);
            if (page.isEmpty() || wish.least() > room) {
                page = new ArrayList<>();
                room = column.rows();
            }
            page.add(wish);
            room -= wish.least();
            if (shown.isEmpty() || hasFocus(slot.panel())) {
                shown = page;
            }
        }
        beyond += slots.size() - shown.size();
        page(column, shown);
    }

    /// How many rows a panel would like to have, how many it must have, and its weight for the
    /// rest.
    private record Wish(Slot slot, int wanted, int least, int weight) {}

    private Wish wish(Slot slot, Region column, boolean isOnlyOne) {
        return chosen(rules.heights(), slot)
                .map(rows -> Math.min(rows, column.rows()))
                .map(rows -> new Wish(slot, rows, rows, 0))
                .orElseGet(() -> wishByContent(slot, column, isOnlyOne));
    }

    private Wish wishByContent(Slot slot, Region column, boolean isOnlyOne) {
        int content = slot.box().rows(column.columns(), rules.clip());
        int wanted = Math.min(column.rows(), content);
        int enough = state.isCompact() ? COMPACT_ROWS : ENOUGH_ROWS;
        int least = isOnlyOne ? wanted : Math.min(wanted, enough);
        return new Wish(slot, wanted, least, slot.share());
    }

    private static Optional<Integer> chosen(Map<String, Integer> sizes, Slot slot) {
        return Optional.ofNullable(sizes.get(slot.panel()));
    }

    private void page(Region column, List<Wish> page) {
        int[] heights =
                Arrangement.shared(
                        column.rows(),
                        page.stream().mapToInt(Wish::weight).toArray(),
                        page.stream().mapToInt(Wish::least).toArray(),
                        page.stream().mapToInt(Wish::wanted).toArray());
        int top = 0;
        for (int i = 0; i < heights.length; i++) {
            Slot slot = page.get(i).slot();
            Region room = column.part(0, top, column.columns(), heights[i]);
            draw(slot.panel(), slot.box(), room, rules.clip());
            top += heights[i];
        }
    }

    private int[] widths(int room, List<Stack> stacks) {
        int[] weights = stacks.stream().mapToInt(Stack::share).toArray();
        int[] least = new int[weights.length];
        int[] wanted = new int[weights.length];
        int spare = room;
        for (int i = 0; i < weights.length; i++) {
            Stack stack = stacks.get(i);
            Optional<Integer> fixed = fixedWidth(stack);
            int others = (weights.length - 1 - i) * NARROWEST;
            int needed = fixed.orElse(rules.leastColumnWidth().orElse(stack.least()));
            least[i] = Math.clamp(needed, 0, Math.max(0, spare - others));
            wanted[i] = rules.fitsContent() && fixed.isEmpty() ? natural(stack) : least[i];
            weights[i] = fixed.isPresent() ? 0 : weights[i];
            spare -= least[i];
        }
        return Arrangement.shared(room, weights, least, wanted);
    }

    private Optional<Integer> fixedWidth(Stack stack) {
        return stack.slots().stream()
                .flatMap(slot -> chosen(rules.widths(), slot).stream())
                .max(Comparator.naturalOrder());
    }

    private int natural(Stack stack) {
        return stack.slots().stream()
                .mapToInt(slot -> slot.box().naturalColumns(rules.clip()))
                .max()
                .orElse(0);
    }
}
