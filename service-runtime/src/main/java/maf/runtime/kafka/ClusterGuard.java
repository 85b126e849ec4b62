package maf.runtime.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when its Kafka clients meet another cluster than the first one: Kafka lost its data and was made anew, or
 * another pipeline's broker answers at its address. Otherwise positions in the old topics would be taken for those in the new ones,
 * and records of another pipeline for its own.
 *
 * <p>Clients create it by {@code metric.reporters}, and tell it each cluster whose metadata they receive.
 */
public final class ClusterGuard implements MetricsReporter, ClusterResourceListener {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterGuard.class);
    private static final int WRONG_CLUSTER = 1;
    private static final AtomicReference<String> FIRST = new AtomicReference<>();

    private final AtomicReference<String> first;
    private final Consumer<String> end;

    public ClusterGuard() {
        this(FIRST, ClusterGuard::halt);
    }

    ClusterGuard(AtomicReference<String> first, Consumer<String> end) {
        this.first = first;
        this.end = end;
    }

    @Override
    public void onUpdate(ClusterResource cluster) {
        var id = cluster.clusterId();
        if (id != null && !first.compareAndSet(null, id) && !id.equals(first.get())) {
            end.accept(
                    "Kafka has become another cluster: " + id + ", before " + first.get()
                            + ". This process ends, since its offsets mean nothing there. Start it again if Kafka was made anew");
        }
    }

    /** Not an orderly end, which would commit offsets in the other cluster. */
    private static void halt(String message) {
        LOG.atError().log(message);
        Runtime.getRuntime().halt(WRONG_CLUSTER);
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void init(List<KafkaMetric> metrics) {}

    @Override
    public void metricChange(KafkaMetric metric) {}

    @Override
    public void metricRemoval(KafkaMetric metric) {}

    @Override
    public void close() {}
}
