package g6.summary.out.terminal;

/// Values from the oldest to the newest, each one column, between the least and the greatest of
/// those that there is room for. Where a value is missing, nothing stands.
///
/// @param values not a number for a missing one; never changed
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Sparkline(double[] values) implements Cell {
    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final int MIDDLE = 3;

    @Override
    public int columns() {
        return values.length;
    }

    @Override
    public Line in(int columns) {
        int start = Math.max(0, values.length - columns);
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = start; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                least = Math.min(least, values[i]);
                greatest = Math.max(greatest, values[i]);
            }
        }
        StringBuilder marks = new StringBuilder();
        for (int i = start; i < values.length; i++) {
            marks.append(mark(values[i], least, greatest));
        }
        return Line.of(marks.toString(), Role.TREND);
    }

    private static char mark(double value, double least, double greatest) {
        if (Double.isNaN(value)) {
            return ' ';
        }
        // halved, so that the range of the largest doubles is no infinity
        double range = greatest / 2 - least / 2;
        int level =
                range == 0
                        ? MIDDLE
                        : (int) Math.round((value / 2 - least / 2) / range * (LEVELS.length() - 1));
        return LEVELS.charAt(level);
    }
}
