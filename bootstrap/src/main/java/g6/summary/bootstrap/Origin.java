package g6.summary.bootstrap;

import g6.summary.application.Playback;
import g6.summary.application.StatusSource;
import g6.summary.in.file.WatchedFile;
import g6.summary.in.json.JsonStatusDecoder;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Where the frames of a dashboard come from, and the time that goes with them.
///
/// @param source brings what is shown
/// @param refresh time from cycle to cycle, where the source tells of no change
/// @param frames tells when a frame is made
/// @param clock tells what time it is for whoever looks
/// @param playback how whoever looks steers it
record Origin(
        StatusSource source,
        Supplier<Duration> refresh,
        InstantSource frames,
        InstantSource clock,
        Playback playback) {

    /// The status file that the settings name, now.
    static Origin ofStatusFile(Supplier<Settings> settings) {
        return new Origin(
                watchedFile(settings),
                () -> settings.get().get(CycleSettings.REFRESH),
                InstantSource.system(),
                InstantSource.system(),
                Playback.none());
    }

    private static StatusSource watchedFile(Supplier<Settings> settings) {
        Settings atStart = settings.get();
        return WatchedFile.at(
                atStart.get(CycleSettings.STATUS_FILE),
                new JsonStatusDecoder(),
                () -> limits(settings.get()),
                atStart.get(CycleSettings.WATCH),
                InstantSource.system());
    }

    private static WatchedFile.Limits limits(Settings settings) {
        return new WatchedFile.Limits(
                Math.toIntExact(settings.get(CycleSettings.STATUS_MAX_BYTES)),
                settings.get(CycleSettings.STATUS_READ_TIMEOUT));
    }
}
