package g6.summary.out.http;

import java.time.Duration;

/// How the stream is served.
///
/// @param streams most streams that are open at a time
/// @param eventsPerSecond events that one stream gets in a second, twice as many in a burst; 0 for
///   no limit
/// @param heartbeatCycles cycles without an event after which a heartbeat is sent, at least 1
/// @param fullEvery a full snapshot is sent every so many cycles; 0 for never
/// @param structured whether panels come with their data where the client does not say
/// @param eventBytes largest event that is sent; more goes out in several
/// @param writeTimeout how long a client may take to read what it is sent
public record StreamRules(
        int streams,
        int eventsPerSecond,
        int heartbeatCycles,
        long fullEvery,
        boolean structured,
        int eventBytes,
        Duration writeTimeout) {}
