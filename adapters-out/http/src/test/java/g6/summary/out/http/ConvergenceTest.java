package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StreamObserver;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;
import g6.summary.domain.StatusFault;
import g6.summary.out.http.Listener.Offer;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/// Whatever frames come and whatever clients do, each ends with exactly the last frame.
class ConvergenceTest {
    /// Every panel that is ever shown, in the order of display: more than a cursor has room for.
    static final List<String> KEYS = keys(18);

    private static final int CLIENTS = 6;
    private static final int FRAMES = 30;
    private static final Duration BETWEEN_FRAMES = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static List<String> keys(int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add("panel-" + (char) ('a' + i));
        }
        return List.copyOf(keys);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF) // threads do not repeat themselves
    void everyClientEndsWithTheLastFrame(@ForAll long seed) throws InterruptedException {
        Random random = new Random(seed);
        ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
        AtomicReference<Optional<Map<String, String>>> end =
                new AtomicReference<>(Optional.empty());
        try (Dashboard dashboard =
                new Dashboard(
                        Dashboard.LIMITS, StreamObserver.none(), Set.copyOf(KEYS), Offer.ALL)) {
            dashboard.stream = anyRules(random);
            List<String> keys = random.nextInt(3) == 0 ? KEYS : KEYS.subList(0, 6);
            Map<String, HashedPanel> shown = new LinkedHashMap<>();
            keys.forEach(key -> shown.put(key, anyPanel(key, random)));
            dashboard.show(inOrder(shown));
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Follower follower =
                        new Follower(
                                dashboard,
                                new Random(random.nextLong()),
                                anyFilter(keys, random),
                                end);
                clients.add(
                        Thread.ofVirtual()
                                .uncaughtExceptionHandler((_, fault) -> faults.add(fault))
                                .start(follower::run));
            }
            for (int i = 0; i < FRAMES; i++) {
                anyChange(dashboard, keys, shown, random);
                clients.getFirst().join(BETWEEN_FRAMES);
                dashboard.clock.advance(BETWEEN_FRAMES);
            }
            end.set(Optional.of(hashes(shown)));
            letTimePass(dashboard, clients);
            assertThat(faults).isEmpty();
            assertThat(clients).noneMatch(Thread::isAlive);
        }
    }

    /// As much as really passes, so that what is held back comes and nobody seems to stall.
    private static void letTimePass(Dashboard dashboard, List<Thread> clients)
            throws InterruptedException {
        Duration left = PATIENCE;
        for (Thread client : clients) {
            while (!client.join(BETWEEN_FRAMES) && left.isPositive()) {
                dashboard.clock.advance(BETWEEN_FRAMES);
                left = left.minus(BETWEEN_FRAMES);
                dashboard.cycle();
            }
        }
    }

    private static StreamRules anyRules(Random random) {
        return new StreamRules(
                50,
                random.nextBoolean() ? 0 : random.nextInt(5, 100),
                random.nextInt(1, 5),
                random.nextBoolean() ? 0 : random.nextInt(1, 10),
                false,
                random.nextBoolean() ? 1 << 20 : random.nextInt(1024, 4096),
                Duration.ofSeconds(30));
    }

    private static Set<String> anyFilter(List<String> keys, Random random) {
        Set<String> filter = new HashSet<>(keys);
        filter.removeIf(_ -> random.nextInt(3) > 0);
        return random.nextBoolean() ? Set.of() : filter;
    }

    private static HashedPanel anyPanel(String key, Random random) {
        String text = "é😀\"\\\n x".repeat(random.nextInt(1, 60));
        return Dashboard.panel(key, text, Long.toHexString(random.nextLong()));
    }

    private static void anyChange(
            Dashboard dashboard, List<String> keys, Map<String, HashedPanel> shown, Random random) {
        String key = keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(10)) {
            case 0 -> shown.remove(key);
            case 1, 2, 3, 4, 5 -> shown.put(key, anyPanel(key, random));
            case 6 -> keys.forEach(each -> shown.put(each, anyPanel(each, random)));
            case 7 -> dashboard.server().panelFailed(key, new IllegalStateException("on purpose"));
            case 8 -> dashboard.show(anySource(random));
            default -> {}
        }
        dashboard.show(inOrder(shown));
    }

    private static SourceState anySource(Random random) {
        return random.nextBoolean()
                ? SourceState.unread()
                : SourceState.failed(
                        new StatusFault(StatusFault.Outcome.MISSING, ""), Optional.empty());
    }

    private static List<HashedPanel> inOrder(Map<String, HashedPanel> shown) {
        return KEYS.stream().filter(shown::containsKey).map(shown::get).toList();
    }

    private static Map<String, String> hashes(Map<String, HashedPanel> shown) {
        Map<String, String> hashes = new LinkedHashMap<>();
        shown.forEach((key, panel) -> hashes.put(key, panel.hash()));
        return hashes;
    }
}
