package g6.summary.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import g6.summary.bootstrap.SseParser.Event;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A real browser without a screen, and a site for it whose origin is not that of the program. It
/// starts once: the site's one window asks for page after page, each of which replaces the one
/// before and reports what it sees.
final class Browser implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String PAGES = "/page/";
    private static final String REPORTS = "/report/";
    private static final String EMPTY_PAGE = "";

    private static final String WINDOW =
            """
            <!DOCTYPE html>
            <title>window</title>
            <script type="module">
                for (let frame; ; ) {
                    const page = await (await fetch('/next')).text();
                    frame?.remove();
                    frame = document.createElement('iframe');
                    frame.src = page;
                    document.body.append(frame);
                }
            </script>
            """;

    /// Reports go out one after the other: two requests may overtake each other.
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <title>page</title>
            <script type="module">
                let reported = Promise.resolve();
                const report = (type, id = '', data = '') => {
                    const body = [type, id, data].join('\\n');
                    reported = reported.then(() => fetch('$reports', {method: 'POST', body}));
                };
                const follow = url => {
                    const source = new EventSource(url);
                    for (const type of ['hello', 'full_snapshot', 'panel_update', 'panel_diff',
                            'heartbeat', 'resync_required', 'bye', 'message']) {
                        source.addEventListener(type, e => report(type, e.lastEventId, e.data));
                    }
                    source.addEventListener('error', () => report(
                            source.readyState === EventSource.CLOSED ? 'given up' : 'waiting'));
                };
                $script
            </script>
            """;

    private final HttpServer site;
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final Process process;
    private final BlockingQueue<String> next = new LinkedBlockingQueue<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final BlockingQueue<Event> reports = new LinkedBlockingQueue<>();

    /// The page whose reports count; what one before still has to say is no longer of interest.
    private final AtomicInteger current = new AtomicInteger();

    private Browser(Path profile) throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(handlers);
        site.createContext("/", exchange -> answer(exchange, WINDOW));
        site.createContext("/next", exchange -> answer(exchange, nextPage()));
        site.createContext(PAGES, this::answerPage);
        site.createContext(REPORTS, this::takeReport);
        site.start();
        process = chromium(profile, origin() + "/");
    }

    private static Process chromium(Path profile, String url) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "chromium",
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-breakpad", // its handler would outlive the browser
                                "--user-data-dir=" + profile,
                                url)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TMPDIR", profile.toString()); // for what it never deletes
        return builder.start();
    }

    /// @param profile an empty folder for what the browser wants to remember
    static Browser start(Path profile) throws IOException {
        return new Browser(profile);
    }

    /// The origin of every page.
    String origin() {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }

    /// Opens a page in the place of the one before. In its script, `follow(url)` opens an
    /// `EventSource` and reports its events: under their own names, `waiting` when it is about to
    /// connect again, `given up` when it is not. `report(text)` reports what it likes.
    void visit(String script) {
        int number = current.incrementAndGet();
        reports.clear();
        String page = PAGES + number;
        pages.put(page, PAGE.replace("$reports", REPORTS + number).replace("$script", script));
        next.add(page);
    }

    /// Closes the page.
    void leave() {
        visit(EMPTY_PAGE);
    }

    /// What the page reports next.
    Event report() {
        try {
            Event report = reports.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            return Objects.requireNonNull(report, "the page reported nothing in time");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What the page reports next under this name.
    Event report(String type) {
        Event report = report();
        while (!report.type().equals(type)) {
            report = report();
        }
        return report;
    }

    private String nextPage() {
        try {
            return next.take();
        } catch (InterruptedException _) {
            return ""; // the site is being closed, the browser is gone
        }
    }

    private void answerPage(HttpExchange exchange) throws IOException {
        answer(exchange, pages.getOrDefault(exchange.getRequestURI().getPath(), ""));
    }

    private void takeReport(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().equals(URI.create(REPORTS + current))) {
            String[] parts = body.split("\n", 3);
            reports.add(new Event(parts[0], parts[2], parts[1]));
        }
        answer(exchange, "");
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /// Waits until the browser is gone, since it writes to its profile to the last.
    @Override
    public void close() {
        List<ProcessHandle> helpers = process.descendants().toList();
        helpers.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        helpers.forEach(helper -> helper.onExit().join());
        site.stop(0);
        handlers.shutdownNow();
    }
}
