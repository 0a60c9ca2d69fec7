package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.SseParser.Event;
import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// The packaged program and many clients, some of whom behave badly.
class ManyClientsIT {
    private static final String STRUCTURED = "?format=structured";
    private static final String EVENTS = "GET /summary/events" + STRUCTURED;

    /// More than the operating system holds back for a client with little room.
    private static final int KILOBYTES = 64;

    @TempDir private Path folder;

    @BeforeEach
    void theProgramIsInstalled() {
        RealComponent.require("env");
    }

    private ServedDashboard serve(Map<String, String> environment) throws IOException {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("G6_SSE_MAX_CONNECTIONS", "1000");
        settings.put("G6_HTTP_SEND_BUFFER_BYTES", "4096");
        return ServedDashboard.start(folder, settings);
    }

    /// Heartbeats in every cycle tell the program of clients that left.
    @Test
    void manyVisitsLeaveNothingBehind() throws Exception {
        try (var dashboard = serve(Map.of("G6_SSE_HEARTBEAT_CYCLES", "1"))) {
            visit(dashboard, 200);
            dashboard.awaitFigure("clients", 0);
            long heapBefore = heapKilobytes(dashboard);
            ProcessFigures before = ProcessFigures.of(dashboard.program());

            visit(dashboard, 1000);

            dashboard.awaitFigure("clients", 0);
            dashboard
                    .program()
                    .await(
                            "threads and descriptors are given back",
                            () -> ProcessFigures.of(dashboard.program()).holdsNoMoreThan(before));
            assertThat(heapKilobytes(dashboard)).isLessThan(heapBefore + 1000);
        }
    }

    private static void visit(ServedDashboard dashboard, int times) throws Exception {
        int visitors = 10;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < visitors; i++) {
                done.add(threads.submit(() -> visitInTurn(dashboard.port(), times / visitors)));
            }
            for (Future<Integer> visits : done) {
                assertThat(visits.get()).isEqualTo(times / visitors);
            }
        }
    }

    private static int visitInTurn(int port, int times) throws IOException {
        int manners = 8;
        for (int i = 0; i < times; i++) {
            visit(port, i % manners);
        }
        return times;
    }

    private static void visit(int port, int manner) throws IOException {
        try (var client = RawConnection.to(port)) {
            switch (manner) {
                case 0 -> {} // says nothing
                case 1 -> client.reset();
                case 2 -> client.send("GET /summary/eve");
                case 3 -> {
                    client.send("GET /summary/events HTTP/1.1\r\nHost: local");
                    client.reset();
                }
                case 4 -> {
                    client.send(RawConnection.request("GET /summary/resync"));
                    client.body(client.head());
                }
                case 5 -> client.send(RawConnection.request(EVENTS));
                case 6 -> {
                    client.send(RawConnection.request(EVENTS));
                    client.head();
                }
                default -> {
                    client.send(RawConnection.request(EVENTS));
                    client.head();
                    client.chunk();
                    client.reset();
                }
            }
        }
    }

    private static String jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    }

    /// What is in use after everything that is not has been collected.
    private static long heapKilobytes(ServedDashboard dashboard) throws Exception {
        jcmd(dashboard, "GC.run");
        return Pattern.compile("total \\d+K, used (\\d+)K")
                .matcher(jcmd(dashboard, "GC.heap_info"))
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
    }

    private static String jcmd(ServedDashboard dashboard, String what) throws Exception {
        Process jcmd =
                new ProcessBuilder(jcmd(), Long.toString(dashboard.program().pid()), what)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void whoDoesNotKeepUpIsLetGoAndOthersGoOn() throws Exception {
        try (var dashboard = serve(Map.of("G6_SSE_WRITE_TIMEOUT_MS", "1000"));
                var reader = SseConnection.open(dashboard.port(), STRUCTURED);
                var silent = RawConnection.withLittleRoom(dashboard.port());
                var slow = RawConnection.withLittleRoom(dashboard.port());
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            reader.next("full_snapshot");
            silent.send(RawConnection.request(EVENTS));
            slow.send(RawConnection.request(EVENTS));
            Future<?> aKilobyteASecond =
                    clock.scheduleAtFixedRate(
                            () -> slow.readUpTo(100), 0, 100, TimeUnit.MILLISECONDS);

            AtomicInteger number = new AtomicInteger();
            dashboard
                    .program()
                    .await(
                            "both are let go",
                            () -> {
                                dashboard.show(large(number.incrementAndGet()));
                                reader.nextWith("panel_diff", number + "-0-LONG");
                                return dashboard.figure("stalled") == 2;
                            });

            assertThat(dashboard.figure("clients")).isOne();
            dashboard.show(large(0));
            reader.nextWith("panel_diff", "\"0-0-LONG");
            aKilobyteASecond.cancel(true);
        }
    }

    private static String large(int number) {
        return ServedDashboard.large(KILOBYTES, number);
    }

    /// The exit code tells that it was in time: an end that takes a second more than it may is cut
    /// short and has another one.
    @Test
    void everyReaderHearsTheEndAndNoneHoldsItUp() throws Exception {
        int readers = 180;
        int sleepers = 20;
        Map<String, String> patient = Map.of("G6_SSE_WRITE_TIMEOUT_MS", "600000");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var sleeping = new Connections();
                var dashboard = serve(patient)) {
            dashboard.show(large(1));
            List<Future<Event>> last = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                last.add(threads.submit(() -> lastEvent(dashboard.port())));
            }
            for (int i = 0; i < sleepers; i++) {
                sleeping.openWithLittleRoom(dashboard.port()).send(RawConnection.request(EVENTS));
            }
            dashboard.awaitFigure("clients", readers + sleepers);
            dashboard.awaitFigure("full_snapshots", readers);

            dashboard.program().signal("TERM");

            dashboard.program().await("nobody is let in", () -> statusOfStream(dashboard) == 503);
            for (Future<Event> event : last) {
                assertThat(event.get().type()).isEqualTo("bye");
            }
            assertThat(dashboard.program().end()).isZero();
            assertThat(dashboard.program().err()).doesNotContainPattern("(?m)^\\s+at ");
        }
    }

    private static Event lastEvent(int port) throws IOException {
        try (var reader = SseConnection.open(port, STRUCTURED)) {
            Event last = reader.last();
            assertThat(reader.retry().orElseThrow()).isBetween(1000L, 5000L);
            return last;
        }
    }

    private static int statusOfStream(ServedDashboard dashboard) throws IOException {
        try (var stream = SseConnection.open(dashboard.port(), STRUCTURED)) {
            return stream.status();
        }
    }
}
