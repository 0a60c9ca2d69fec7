package g6.summary.out.http;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.Value;

import java.util.Optional;

/// Single facts out of a panel's data, which is all that there is where panels come finished.
final class PanelData {
    private PanelData() {}

    static Optional<Value> member(HashedPanel panel, String name) {
        return panel.panel().data() instanceof Value.Object data
                ? data.get(name)
                : Optional.empty();
    }

    static Optional<String> text(HashedPanel panel, String name) {
        return member(panel, name)
                .flatMap(
                        value ->
                                value instanceof Value.Text(var text)
                                        ? Optional.of(text)
                                        : Optional.empty());
    }
}
