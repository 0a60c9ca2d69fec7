package g6.summary.out.terminal;

import g6.summary.application.Playback;
import g6.summary.domain.Fields;
import g6.summary.domain.Figures;
import g6.summary.domain.MarketHours;
import g6.summary.domain.SourceState;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The top of the screen: what is watched, and how far it can be trusted to be current. Of what has
/// no room the least important goes first; the state of the source and the age of the data never
/// go.
record HeaderView(Scene scene, Watch watch, Optional<Playback.Position> past, Instant startedAt) {
    static final int ROWS = 2;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'IST'", Locale.ROOT).withZone(MarketHours.ZONE);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(MarketHours.ZONE);

    private SourceState source() {
        return watch.source();
    }

    /// Draws as many of its rows as there are, the state of the source first.
    void draw(Region region) {
        if (region.rows() >= ROWS) {
            overview(region.row(0));
            state(region.row(1));
        } else {
            state(region.row(0));
        }
    }

    private void overview(Region row) {
        Fields header = scene.data("header");
        List<Line> left = new ArrayList<>(List.of(Line.of(" G6 SUMMARY", Role.TITLE)));
        List<Line> right = new ArrayList<>();
        right.add(Line.of(CLOCK.format(scene.now()), Role.TEXT));
        right.add(fact("market", market(header)));
        int room = new Sides(left, right).room(row);
        Optional<Line> names = indices(header).map(all -> Line.of(all, Role.TEXT));
        if (names.isPresent() && Sides.columns(names.get()) <= room) {
            left.add(names.get());
            room -= Sides.columns(names.get());
        }
        Optional<Line> version =
                header.text("version").map(text -> Line.of("collector " + text, Role.MUTED));
        if (version.isPresent() && Sides.columns(version.get()) <= room) {
            left.add(1, version.get());
            room -= Sides.columns(version.get());
        }
        Line interval = fact("interval", Figures.whole(header.number("interval_sec"), "s"));
        if (Sides.columns(interval) <= room) {
            right.add(interval);
        }
        new Sides(left, right).draw(row, Role.TEXT);
    }

    /// A market that is not open says when it will be, where the document knows.
    private String market(Fields header) {
        Optional<String> opening = header.text("next_open");
        boolean isOpen = Verdict.ofState(header.text("market")) == Verdict.GOOD;
        return header.shown("market")
                + (isOpen || opening.isEmpty()
                        ? ""
                        : ", opens " + Moments.of(opening, scene.now()));
    }

    private static Optional<String> indices(Fields header) {
        List<Value> names = header.items("indices");
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        names.stream()
                                        .limit(MOST_NAMES)
                                        .flatMap(name -> Fields.scalar(name).stream())
                                        .collect(Collectors.joining(" "))
                                + (names.size() > MOST_NAMES ? " …" : ""));
    }

    private static final int MOST_NAMES = 6;

    private static Line fact(String name, String value) {
        return Line.of(new Span(name + " ", Role.MUTED), Span.text(value));
    }

    private void state(Region row) {
        Role role = role();
        boolean isAlarming = role != Role.BADGE_GOOD;
        if (isAlarming) {
            row.fill(Glyph.SPACE, role);
        }
        Role text = isAlarming ? role : Role.TEXT;
        List<Line> left = new ArrayList<>();
        Line verdict = Line.of(" " + word() + " ", role);
        left.add(
                past.map(position -> Line.of(replay(position), Role.BADGE_WARN).with(verdict))
                        .orElse(verdict));
        left.add(Line.of(age(), text));
        cause().ifPresent(cause -> left.add(Line.of(cause, text)));
        List<Line> right = new ArrayList<>();
        right.add(Line.of("up " + Durations.rough(since(startedAt)), text));
        right.add(Line.of("snapshot " + scene.frame().id(), isAlarming ? role : Role.MUTED));
        new Sides(left, right).draw(row, text);
    }

    /// What is shown may look like the present: nobody must take it for that.
    private static String replay(Playback.Position position) {
        String going =
                position.isPlaying()
                        ? " at " + speed(position.speed())
                        : position.isLast() ? ", the end" : ", halted";
        return " REPLAY "
                + DATE.format(position.at())
                + " "
                + position.number()
                + "/"
                + position.count()
                + going
                + " ";
    }

    private static String speed(double speed) {
        return Double.isInfinite(speed)
                ? "full speed"
                : Figures.plain(BigDecimal.valueOf(speed)) + "x";
    }

    private Role role() {
        if (isLeftAlone() || gapEnd().isPresent()) {
            return Role.BADGE_BAD;
        }
        return switch (source().freshness()) {
            case FRESH -> source().asOf().isPresent() ? Role.BADGE_GOOD : Role.BADGE_WARN;
            case LATE -> Role.BADGE_WARN;
            case STALE, FAILED -> Role.BADGE_BAD;
        };
    }

    private String word() {
        if (watch.latest().cycle() == 0) {
            return "WAITING";
        }
        if (gapEnd().isPresent()) {
            return "GAP";
        }
        return isLeftAlone() ? "FROZEN" : source().freshness().label().toUpperCase(Locale.ROOT);
    }

    /// Whether no frame comes any more, whatever the reason. In a recording the next one comes when
    /// its time comes.
    private boolean isLeftAlone() {
        return past.isEmpty()
                && watch.latest().cycle() > 0
                && since(watch.latest().builtAt()).compareTo(scene.rules().patience()) > 0;
    }

    private Optional<Instant> gapEnd() {
        return past.flatMap(Playback.Position::gapEnd);
    }

    /// Nobody knows the age of data that tell no time.
    private String age() {
        Optional<Instant> asOf = source().asOf();
        if (asOf.isEmpty()) {
            return source().freshness() == Freshness.FAILED ? "no data" : "age of the data unknown";
        }
        Duration age = Duration.between(asOf.get(), scene.now());
        return age.isNegative() && age.toSeconds() < 0
                ? "data " + Durations.precise(age.negated()) + " ahead"
                : "data " + Durations.precise(age) + " old";
    }

    private Optional<String> cause() {
        if (isLeftAlone()) {
            return Optional.of(
                    "no new frame for " + Durations.precise(since(watch.latest().builtAt())));
        }
        if (gapEnd().isPresent()) {
            return gapEnd().map(end -> "nothing is recorded until " + Moments.of(end, scene.now()));
        }
        return source().fault()
                .map(fault -> fault.cause())
                .or(
                        () ->
                                source().freshness() == Freshness.FRESH
                                        ? Optional.empty()
                                        : source().asOf()
                                                .map(moment -> "as of " + CLOCK.format(moment)));
    }

    private Duration since(Instant moment) {
        Duration time = Duration.between(moment, scene.now());
        return time.isNegative() ? Duration.ZERO : time;
    }
}
