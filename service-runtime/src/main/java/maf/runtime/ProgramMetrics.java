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
import java.io.IOException;
import java.nio.file.Files;
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

    public PrometheusMeterRegistry prometheus() {
        return prometheus;
    }

    /** Adds how much room the disk of a folder has; the folder is there from now on, for a missing one would count as full. */
    public void disk(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidConfigurationException(
                    "Cannot make " + folder + " (" + e + "): set STATE_DIR to a folder of this process");
        }
        new DiskSpaceMetrics(folder.toFile()).bindTo(prometheus);
    }

    @Override
    public void close() {
        collections.close();
        prometheus.close();
    }
}
