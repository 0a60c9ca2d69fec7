package g6.summary.out.terminal;

import g6.summary.application.Playback;

import java.time.Instant;
import java.util.Optional;

/// The whole screen as a function of state, rules, size and time.
final class DashboardView {
    private static final int LEAST_ROWS_WITH_FOOTER = 6;

    private DashboardView() {}

    /// Draws header, panels, footer and, where somebody asked for it, the help over them.
    ///
    /// @param past where in a recording this is; empty in the present
    /// @param last the panels of the picture before, which are taken where they would be the same
    static Picture draw(
            UiState state,
            TerminalRules rules,
            Size size,
            Instant now,
            Optional<Playback.Position> past,
            Optional<Panels> last) {
        Scene scene = Scene.of(state, rules, now);
        Grid grid = new Grid(size);
        Region screen = grid.region();
        int footer = size.rows() >= LEAST_ROWS_WITH_FOOTER ? 1 : 0;
        int header = Math.min(HeaderView.ROWS, Math.max(1, size.rows() - 1));
        int middle = size.rows() - header - footer;
        new HeaderView(scene, state.watch(), past, state.startedAt())
                .draw(screen.part(0, 0, size.columns(), header));
        Panels panels = PanelsView.draw(state, scene, new Size(size.columns(), middle), last);
        grid.paste(panels.grid(), header);
        if (footer > 0) {
            new FooterView(state, now, panels.beyond(), past.isPresent())
                    .draw(screen.row(size.rows() - 1));
        }
        if (state.isHelpShown()) {
            HelpView.draw(
                    screen.part(0, header, size.columns(), middle),
                    state.theme(),
                    past.isPresent());
        }
        return new Picture(grid, panels);
    }
}
