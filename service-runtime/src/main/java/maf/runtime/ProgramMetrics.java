package maf.runtime;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;

/** A program's registry, with the figures of its JVM: memory, collections, threads, processor and uptime. */
public final class ProgramMetrics implements AutoCloseable {
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** With filters, which must be there before the first figure. */
    public ProgramMetrics(MeterFilter... filters) {
        for (var filter : filters) {
            prometheus.config().meterFilter(filter);
        }
        new JvmMemoryMetrics().bindTo(prometheus);
        collections.bindTo(prometheus);
        new JvmThreadMetrics().bindTo(prometheus);
        new ProcessorMetrics().bindTo(prometheus);
        new UptimeMetrics().bindTo(prometheus);
    }

    /** Room on the disk that holds the folder. */
    public void showDisk(Path folder) {
        new DiskSpaceMetrics(folder.toFile()).bindTo(prometheus);
    }

    public PrometheusMeterRegistry prometheus() {
        return prometheus;
    }

    @Override
    public void close() {
        collections.close();
        prometheus.close();
    }
}
