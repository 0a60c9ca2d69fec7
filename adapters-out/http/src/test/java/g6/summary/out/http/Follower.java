package g6.summary.out.http;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// A client that keeps its own account of the panels, believes nothing, dies and comes back.
final class Follower {
    private static final List<String> HOSTILE =
            List.of("v1..", "v1.AAAA.AAAAAAAA", "%00%0a", "v1s.ffffffffffffffff", "%2e%2e%2f", "x");

    /// What it has, and the cursor that says so.
    private record Memory(String cursor, Map<String, String> hashes) {}

    private final Dashboard dashboard;
    private final Random random;
    private final boolean isStructured;
    private final Set<String> filter;
    private final boolean isSlow;
    private final AtomicReference<Optional<Map<String, String>>> end;
    private final List<Memory> memories = new ArrayList<>();
    private Map<String, String> hashes = new LinkedHashMap<>();
    private boolean isWhole;

    /// @param end the panels and hashes with which every client must end, once they are known
    Follower(
            Dashboard dashboard,
            Random random,
            Set<String> filter,
            AtomicReference<Optional<Map<String, String>>> end) {
        this.dashboard = dashboard;
        this.random = random;
        this.isStructured = random.nextBoolean();
        this.isSlow = random.nextInt(4) == 0;
        this.filter = filter;
        this.end = end;
    }

    /// Follows until it has what it must end with.
    void run() {
        while (!isAtTheEnd()) {
            Optional<Memory> memory = chooseMemory();
            hashes = new LinkedHashMap<>(memory.map(Memory::hashes).orElse(Map.of()));
            isWhole = memory.isPresent();
            long bytes = end.get().isPresent() ? Long.MAX_VALUE : random.nextInt(20, 60_000);
            String cursor = memory.map(Memory::cursor).orElseGet(this::hostileOrNone);
            try (EventReader stream = dashboard.follow(query(cursor))) {
                stream.connection().dieAfter(bytes, isSlow);
                follow(stream, memory.isPresent());
            } catch (UncheckedIOException _) {
                isWhole = false; // died, or was let go: it comes back with what it remembers
            }
        }
    }

    private Optional<Memory> chooseMemory() {
        if (memories.isEmpty() || random.nextInt(5) == 0) {
            return Optional.empty();
        }
        int back = random.nextInt(3) == 0 ? random.nextInt(memories.size()) : memories.size() - 1;
        return Optional.of(memories.get(back));
    }

    private String hostileOrNone() {
        return random.nextBoolean() ? "" : HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    private String query(String cursor) {
        return "?format="
                + (isStructured ? "structured" : "lines")
                + (filter.isEmpty() ? "" : "&panels=" + String.join(",", filter))
                + (cursor.isEmpty() ? "" : "&last_event_id=" + cursor);
    }

    private void follow(EventReader stream, boolean mayBeResumed) {
        Event hello = stream.next();
        check(hello.type().equals("hello"), "no greeting: " + hello);
        boolean isResumed = hello.member("resumed").equals("true");
        check(mayBeResumed || !isResumed, "resumed from nothing");
        isWhole = isResumed;
        while (!isAtTheEnd()) {
            apply(stream.next());
        }
    }

    private boolean isAtTheEnd() {
        return isWhole && end.get().filter(this::isWhatIsKnown).isPresent();
    }

    private boolean isWhatIsKnown(Map<String, String> last) {
        Map<String, String> wanted = new LinkedHashMap<>(last);
        wanted.keySet().removeIf(key -> !filter.isEmpty() && !filter.contains(key));
        return wanted.equals(hashes);
    }

    private void apply(Event event) {
        switch (event.type()) {
            case "full_snapshot" -> {
                hashes.clear();
                RawJson.members(event.member("panels")).values().forEach(this::take);
            }
            case "panel_update" -> RawJson.items(event.member("updates")).forEach(this::take);
            case "panel_diff" ->
                    RawJson.members(event.member("panels")).values().forEach(this::take);
            default -> {
                check(!event.hasId(), "an id on " + event.type());
                return;
            }
        }
        if (!event.type().equals("full_snapshot")) {
            RawJson.items(event.member("removed"))
                    .forEach(key -> hashes.remove(RawJson.unquoted(key)));
        }
        isWhole = event.hasId();
        if (event.hasId()) {
            remember(event);
        }
    }

    private void remember(Event event) {
        String cursor = event.id();
        if (cursor.startsWith("v1.")) {
            check(cursor.substring("v1.FFFF.".length()).equals(shortHashes()), "wrong " + cursor);
        }
        memories.add(new Memory(cursor, Map.copyOf(hashes)));
    }

    /// The first 48 bits of each hash, in the order in which the server shows the panels.
    private String shortHashes() {
        StringBuilder text = new StringBuilder();
        for (String key : ConvergenceTest.KEYS) {
            String hash = hashes.get(key);
            if (hash != null) {
                byte[] bytes = HexFormat.of().parseHex(hash.substring(0, 12));
                text.append(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            }
        }
        return text.toString();
    }

    private void take(String item) {
        Map<String, String> members = RawJson.members(item);
        String key = RawJson.unquoted(String.valueOf(members.get("key")));
        String hash = RawJson.unquoted(String.valueOf(members.get("hash")));
        check(filter.isEmpty() || filter.contains(key), "not asked for " + key);
        if (members.containsKey("href")) {
            check(!members.containsKey("lines"), "both content and reference");
        } else if (isStructured) {
            String content = "{" + item.substring("{\"hash\":\"\",".length() + hash.length());
            String actual = HexFormat.of().formatHex(AccessToken.sha256(content));
            check(actual.equals(hash), "wrong hash of " + content);
        } else {
            check(!members.containsKey("data") && members.containsKey("lines"), "not lines alone");
        }
        hashes.put(key, hash);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
