package g6.summary.out.terminal;

import java.time.Duration;

/// Times that have passed, in words as short as they may be.
final class Durations {
    private Durations() {}

    /// To the second up to an hour, `3s`, `1m 05s`; then to the minute, `2h 03m`, `3d 04h`.
    static String precise(Duration time) {
        if (time.toMinutes() < 1) {
            return time.toSeconds() + "s";
        }
        return time.toHours() < 1
                ? time.toMinutes() + "m " + twoDigits(time.toSecondsPart()) + "s"
                : rough(time);
    }

    /// To the minute, `5m`, `2h 03m`, `3d 04h`.
    static String rough(Duration time) {
        if (time.toHours() < 1) {
            return time.toMinutes() + "m";
        }
        return time.toDays() < 1
                ? time.toHours() + "h " + twoDigits(time.toMinutesPart()) + "m"
                : time.toDays() + "d " + twoDigits(time.toHoursPart()) + "h";
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
