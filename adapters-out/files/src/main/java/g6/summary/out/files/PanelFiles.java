package g6.summary.out.files;

import g6.summary.application.AtomicFiles;
import g6.summary.application.FolderLock;
import g6.summary.application.PanelFilesObserver;
import g6.summary.application.StatusDecoder;
import g6.summary.application.SummaryOutput;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Fields;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Sha256;
import g6.summary.domain.Value;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The panels as files for other programs: one per panel, replaced when its content changes and
/// only then, and a manifest of their hashes, written last. A reader that finds the same manifest
/// before and after, and its hashes in the files, has the panels of one frame.
///
/// What stands in the folder is looked at once, at the first delivery; afterwards only what changed
/// is worked out and written. After a failure, and where somebody else has touched a file, it is
/// looked at again, so that a later delivery mends whatever was broken meanwhile. Used by its own
/// output thread alone.
public final class PanelFiles implements SummaryOutput {
    static final String MANIFEST = "manifest.json";
    static final String SUMMARY = "unified_snapshot.json";

    /// Which files are wanted.
    ///
    /// @param basic `unified_snapshot.json` alone, whatever else is wanted; the other files are
    ///   removed, since nobody keeps them true
    /// @param legacy the data of each panel without its envelope too, under the older name
    public record Options(boolean basic, boolean legacy) {}

    /// What one file says.
    private record Content(List<HashedPanel> panels, Value data, String hash) {}

    private final Path path;
    private final FolderLock lock;
    private final Options options;
    private final PanelFilesObserver observer;
    private final JsonFolder folder;
    private final IndicesStream stream;

    private boolean isSettled;
    private Map<PanelFile, Content> inPlace = Map.of();

    /// Hashes by the manifest that was there before.
    private Map<String, Value> vouched = Map.of();

    /// Hashes after the last delivery that went well; empty before the first.
    private Optional<Map<String, String>> delivered = Optional.empty();

    /// Files in a folder, which need not exist. Nothing is read or written yet.
    ///
    /// @param path the folder
    /// @param lock the right to write into it, which is closed with this output
    /// @param files writes
    /// @param decoder reads what is there from an earlier run
    /// @param observer told after every delivery whose files have other content than after the one
    ///   before; none after the first, which is what later ones are compared with
    public PanelFiles(
            Path path,
            FolderLock lock,
            AtomicFiles files,
            StatusDecoder decoder,
            Options options,
            PanelFilesObserver observer) {
        this.path = path;
        this.lock = lock;
        this.options = options;
        this.observer = observer;
        this.folder = new JsonFolder(path, files, decoder);
        this.stream = new IndicesStream(folder);
    }

    /// The names of all files that may be written in the folder.
    public static Set<String> names() {
        Set<String> names = new HashSet<>();
        PanelFile.ALL.forEach(file -> names.addAll(List.of(file.name(), file.legacyName())));
        names.addAll(List.of(MANIFEST, SUMMARY, IndicesStream.LIST, IndicesStream.STATE));
        names.add(OwnedFolder.LOCK_FILE);
        return names;
    }

    @Override
    public String name() {
        return "panels";
    }

    /// Writes what changed.
    ///
    /// @throws IOException if the folder is somebody else's, or it or the disk refuses
    @Override
    public void deliver(Frame latest, FrameChanges since) throws IOException {
        boolean wasSettled = isSettled;
        isSettled = false; // until everything is in place
        claim();
        boolean isSure = wasSettled && folder.isAsLeft();
        if (!isSure) {
            startOver();
        }
        SequencedMap<PanelFile, Content> wanted =
                options.basic() ? new LinkedHashMap<>() : contents(latest);
        removeLegacyFiles(wanted, isSure);
        if (options.basic()) {
            writeBasic(latest, isSure);
        } else {
            writeAll(latest, wanted);
        }
        inPlace = wanted;
        isSettled = true;
        report(wanted);
    }

    private void claim() throws IOException {
        Optional<String> owner = lock.take();
        if (owner.isPresent()) {
            throw new IOException(path + " is written by " + owner.get());
        }
    }

    private void startOver() throws IOException {
        inPlace = Map.of();
        folder.forget();
        stream.forget();
        folder.removeLeftovers();
        vouched =
                folder.object(MANIFEST)
                        .map(manifest -> new Fields(manifest).fields("hashes").members())
                        .orElse(Map.of());
    }

    /// A file whose panels are what they were says what it said.
    private SequencedMap<PanelFile, Content> contents(Frame frame) {
        SequencedMap<PanelFile, Content> contents = new LinkedHashMap<>();
        for (PanelFile file : PanelFile.ALL) {
            List<HashedPanel> panels = file.shown(frame);
            if (!panels.isEmpty()) {
                contents.put(
                        file,
                        Optional.ofNullable(inPlace.get(file))
                                .filter(former -> former.panels().equals(panels))
                                .orElseGet(() -> content(file, frame, panels)));
            }
        }
        return contents;
    }

    private static Content content(PanelFile file, Frame frame, List<HashedPanel> panels) {
        Value data = file.data(frame);
        return new Content(panels, data, Sha256.hex(CanonicalJson.bytes(data)));
    }

    /// Older names may be somebody else's: one that is no longer wanted is removed only if it has
    /// what a manifest of ours says. That is the manifest before this delivery, so it comes first.
    private void removeLegacyFiles(Map<PanelFile, Content> wanted, boolean isSure)
            throws IOException {
        for (PanelFile file : PanelFile.ALL) {
            boolean isWanted = options.legacy() && wanted.containsKey(file);
            boolean mayBeThere = !isSure || (options.legacy() && inPlace.containsKey(file));
            Optional<Value> hash = Optional.ofNullable(vouched.get(file.name()));
            if (!isWanted && mayBeThere && hash.isPresent() && has(file.legacyName(), hash.get())) {
                folder.remove(file.legacyName());
            }
        }
    }

    private boolean has(String name, Value hash) throws IOException {
        return !folder.isFolder(name)
                && folder.bytes(name)
                        .map(Sha256::hex)
                        .map(Value::of)
                        .filter(hash::equals)
                        .isPresent();
    }

    private void writeBasic(Frame latest, boolean isSure) throws IOException {
        if (!isSure) {
            folder.remove(MANIFEST); // it vouches for the others
            for (PanelFile file : PanelFile.ALL) {
                folder.remove(file.name());
            }
            folder.remove(IndicesStream.LIST);
            folder.remove(IndicesStream.STATE);
        }
        folder.replaceUnlessSame(SUMMARY, summary(latest), "ts_built");
    }

    private void writeAll(Frame latest, Map<PanelFile, Content> wanted) throws IOException {
        for (Map.Entry<PanelFile, Content> each : wanted.entrySet()) {
            write(each.getKey(), each.getValue(), latest.builtAt());
        }
        stream.append(CollectorCycle.of(latest));
        folder.replaceUnlessSame(SUMMARY, summary(latest), "ts_built");
        Value.Object hashes = hashes(wanted);
        folder.replaceUnlessSame(MANIFEST, manifest(latest, hashes), "ts");
        vouched = hashes.members();
        for (PanelFile file : PanelFile.ALL) {
            if (!wanted.containsKey(file)) {
                folder.remove(file.name());
            }
        }
    }

    private void write(PanelFile file, Content content, Instant now) throws IOException {
        boolean isThere =
                Optional.ofNullable(inPlace.get(file))
                        .filter(former -> former.hash().equals(content.hash()))
                        .isPresent();
        if (isThere) {
            return;
        }
        Envelope envelope = new Envelope(file.panel(), content.data(), content.hash());
        if (folder.knows(file.name()) || !isThereAlready(file, envelope)) {
            folder.replace(file.name(), envelope.bytes(now));
        }
        byte[] data = CanonicalJson.bytes(content.data());
        if (options.legacy() && !folder.keepIfEqual(file.legacyName(), data)) {
            folder.replace(file.legacyName(), data);
        }
    }

    /// From an earlier run, whose time it keeps.
    private boolean isThereAlready(PanelFile file, Envelope envelope) throws IOException {
        Optional<Instant> written = folder.object(file.name()).flatMap(Envelope::written);
        return written.isPresent()
                && folder.keepIfEqual(file.name(), envelope.bytes(written.get()));
    }

    private static Value.Object hashes(Map<PanelFile, Content> contents) {
        Value.Object.Builder hashes = Value.Object.builder();
        contents.forEach((file, content) -> hashes.put(file.name(), Value.of(content.hash())));
        return hashes.build();
    }

    private static Value.Object manifest(Frame frame, Value.Object hashes) {
        List<Value> names = hashes.members().keySet().stream().sorted().map(Value::of).toList();
        Value.Object.Builder manifest =
                counts(frame)
                        .put("schema_version", Value.of(1))
                        .put("generator", Value.of("PanelsWriter"))
                        .put("ts", seconds(frame.builtAt()))
                        .put("files", Value.of(names))
                        .put("hashes", hashes);
        Fields.of(frame, "header")
                .text("version")
                .ifPresent(version -> manifest.put("app_version", Value.of(version)));
        return manifest.build();
    }

    private static Value.Object summary(Frame frame) {
        return counts(frame)
                .put("ts_built", seconds(frame.builtAt()))
                .put("errors", Warnings.values(frame))
                .build();
    }

    private static Value.Object.Builder counts(Frame frame) {
        return Value.Object.builder()
                .put("cycle", Fields.of(frame, "cycle").value("number"))
                .put("indices_count", Fields.of(frame, "indices").value("count"))
                .put("alerts_total", Fields.of(frame, "alerts").value("total"));
    }

    private static Value seconds(Instant moment) {
        return new Value.Number(
                BigDecimal.valueOf(moment.getEpochSecond())
                        .add(BigDecimal.valueOf(moment.getNano(), 9)));
    }

    private void report(Map<PanelFile, Content> contents) {
        Map<String, String> hashes = new LinkedHashMap<>();
        contents.forEach((file, content) -> hashes.put(file.panel(), content.hash()));
        List<String> updated =
                delivered.stream().flatMap(former -> updated(former, hashes).stream()).toList();
        delivered = Optional.of(hashes);
        observer.filesUpdated(updated);
    }

    private static List<String> updated(Map<String, String> former, Map<String, String> hashes) {
        return hashes.entrySet().stream()
                .filter(panel -> !panel.getValue().equals(former.get(panel.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Leaves the folder to others; its files stay.
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
