package g6.summary.out.metrics;

import g6.summary.application.CycleObserver;
import g6.summary.application.DisplayObserver;
import g6.summary.application.Exposition;
import g6.summary.application.PanelFilesObserver;
import g6.summary.application.RemoteStreamObserver;
import g6.summary.application.StreamObserver;
import g6.summary.application.Ticker;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The service's figures, in the formats that Prometheus reads. Every family is there from the
/// start, at zero, and none has a label whose values have no end. Thread-safe.
public final class PrometheusMetrics implements Exposition, AutoCloseable {
    /// Of the ready-made figures, those whose names Prometheus' own conventions forbid.
    private static final List<String> ILL_NAMED = List.of("system.cpu.count", "process.cpu.time");

    /// Micrometer adds the largest of late to each histogram: a figure that forgets by itself.
    private static final String LARGEST_OF_LATE = "_max";

    private final PrometheusMeterRegistry registry;
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<CycleObserver> cycles;
    private final StreamMeters stream;
    private final DisplayMeters display;
    private final PanelFileMeters files;
    private final RemoteStreamMeters remote;

    private volatile int length;

    /// Everything at zero.
    ///
    /// @param clock tells how old data are
    /// @param ticker tells how long a followed stream has been silent
    public PrometheusMetrics(MetricsOptions options, InstantSource clock, Ticker ticker) {
        registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ILL_NAMED.forEach(
                name -> registry.config().meterFilter(MeterFilter.denyNameStartsWith(name)));
        Meters meters = new Meters(registry);
        cycles =
                List.of(
                        new CycleMeters(meters),
                        new SourceMeters(meters, clock),
                        new PanelMeters(meters, options),
                        new OutputMeters(meters, options, clock),
                        new FaultMeters(meters));
        stream = new StreamMeters(meters, options);
        display = new DisplayMeters(meters);
        files = new PanelFileMeters(meters, options);
        remote = new RemoteStreamMeters(meters, ticker);
        meters.info(
                "g6.summary.build.info",
                "What runs",
                Tags.of("version", options.version(), "java_version", options.javaVersion()));
        meters.gauge(
                "g6.summary.deprecated.settings",
                "Deprecated settings seen at the start",
                options::deprecatedSettings);
        process().forEach(binder -> binder.bindTo(registry));
    }

    private List<MeterBinder> process() {
        return List.of(
                collections,
                new ClassLoaderMetrics(),
                new JvmInfoMetrics(),
                new JvmMemoryMetrics(),
                new JvmThreadMetrics(),
                new FileDescriptorMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics());
    }

    /// Want to be told of cycles, each of them.
    public List<CycleObserver> cycles() {
        return cycles;
    }

    /// Wants to be told of streams.
    public StreamObserver stream() {
        return stream;
    }

    /// Wants to be told of the terminal.
    public DisplayObserver display() {
        return display;
    }

    /// Wants to be told of the panel files.
    public PanelFilesObserver files() {
        return files;
    }

    /// Wants to be told of the stream that is followed.
    public RemoteStreamObserver remote() {
        return remote;
    }

    @Override
    public Document document(Optional<String> accept) {
        ExpositionFormatWriter writer = writer(accept.orElse(""));
        MetricSnapshots figures =
                registry.getPrometheusRegistry().scrape(name -> !name.endsWith(LARGEST_OF_LATE));
        ByteArrayOutputStream text = new ByteArrayOutputStream(length);
        try {
            writer.write(text, figures);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        length = text.size();
        return new Document(writer.getContentType(), text.toByteArray());
    }

    /// The library would choose a binary format, which is not there, for whoever accepts it.
    private ExpositionFormatWriter writer(String accept) {
        ExpositionFormatWriter open = formats.getOpenMetricsTextFormatWriter();
        return open.accepts(accept) ? open : formats.getPrometheusTextFormatWriter();
    }

    /// Ends the counting of garbage collections, for which the virtual machine holds on to it.
    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
