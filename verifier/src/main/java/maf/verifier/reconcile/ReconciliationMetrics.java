package maf.verifier.reconcile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import maf.contract.model.TableContract;
import maf.verifier.reconcile.compare.TableOutcome;
import maf.verifier.reconcile.compare.TableOutcome.TableResult;

/** Results of the comparisons by table; see docs/metrics.md. */
public final class ReconciliationMetrics {
    private static final String COMPARISONS = "maf.comparisons";

    private final MeterRegistry registry;
    private final Map<String, TableResult> latest = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> uncheckedInARow = new ConcurrentHashMap<>();

    public ReconciliationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers the table's metrics. A value that is not known yet is NaN. */
    public void register(TableContract contract) {
        var table = contract.table().toString();
        rows(table, "equal", TableResult::equal);
        rows(table, "missing", TableResult::missing);
        rows(table, "left-over", TableResult::leftOver);
        rows(table, "different", TableResult::different);
        rows(table, "explained", TableResult::explainedRows);
        rows(table, "unsettled", TableResult::unsettled);
        Gauge.builder("maf.comparison.unchecked", inARow(table), AtomicInteger::get)
                .description("Comparisons of the table since the last one that told whether it is equal")
                .tag("table", table)
                .register(registry);
        TimeGauge.builder("maf.comparison.age", () -> age(table), TimeUnit.SECONDS)
                .description("Time since the last full comparison of the table")
                .tag("table", table)
                .register(registry);
        TimeGauge.builder("maf.comparison.duration", () -> of(table, TableResult::seconds), TimeUnit.SECONDS)
                .description("Duration of the last full comparison of the table")
                .tag("table", table)
                .register(registry);
        for (var result : Outcome.values()) {
            comparisons(table, result);
        }
        compared(table);
    }

    /** The result of a comparison. */
    public enum Outcome {
        EQUAL,
        DRIFT,
        UNCHECKED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Outcome of(TableOutcome outcome) {
            return outcome.hasDrift() ? DRIFT : outcome.isComplete() ? EQUAL : UNCHECKED;
        }
    }

    /** A table has been compared, or could not be. */
    public void done(TableContract contract, TableOutcome outcome) {
        var table = contract.table().toString();
        var result = Outcome.of(outcome);
        comparisons(table, result).increment();
        inARow(table).updateAndGet(before -> result == Outcome.UNCHECKED ? before + 1 : 0);
        if (outcome instanceof TableResult compared) {
            latest.put(table, compared);
            compared(table).increment((double) compared.sourceRows());
        }
    }

    private AtomicInteger inARow(String table) {
        return uncheckedInARow.computeIfAbsent(table, none -> new AtomicInteger());
    }

    private Counter compared(String table) {
        return Counter.builder("maf.rows.compared")
                .description("Source rows compared with the store")
                .tag("table", table)
                .register(registry);
    }

    private Counter comparisons(String table, Outcome result) {
        return Counter.builder(COMPARISONS)
                .description("Comparisons of the whole table by result")
                .tags("table", table, "result", result.code())
                .register(registry);
    }

    private void rows(String table, String result, ToDoubleFunction<TableResult> rows) {
        Gauge.builder("maf.comparison.rows", () -> of(table, rows))
                .description("Rows of the last full comparison by result")
                .tags("table", table, "result", result)
                .register(registry);
    }

    private double of(String table, ToDoubleFunction<TableResult> figure) {
        var result = latest.get(table);
        return result == null ? Double.NaN : figure.applyAsDouble(result);
    }

    private double age(String table) {
        return of(
                table,
                result -> Duration.between(result.finishedAt(), Instant.now()).toMillis() / 1000.0);
    }
}
