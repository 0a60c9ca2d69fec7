package g6.summary.out.terminal;

import g6.summary.domain.Fields;
import g6.summary.domain.Figures;

import java.util.ArrayList;
import java.util.List;

/// Where to look further.
final class LinksBody {
    private static final List<Column> COLUMNS = List.of(Column.left("", 1), Column.filling("", 0));

    private LinksBody() {}

    static Body of(Fields data) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("status file", data.shown("status_file")));
        rows.add(row("metrics url", data.shown("metrics_url")));
        data.fields("links")
                .members()
                .forEach((name, url) -> rows.add(row(name, Figures.text(Fields.scalar(url)))));
        return Body.of(Table.of(COLUMNS, rows));
    }

    private static Row row(String name, String target) {
        return Row.of(Line.of(name, Role.LABEL), Line.of(target, Role.TEXT));
    }
}
