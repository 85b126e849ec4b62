package maf.benchmarks.transformer;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordCleanser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures the contract step alone, and as a lower bound Jackson's streaming parser over the same bytes. Time per
 * event.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class ContractStepBenchmark {
    static final int EVENTS = 4096;

    @Param({"MOVIE", "MOVIE_AND_CATALOGUE", "TV_SERIES", "PERSON"})
    Workload workload;

    private final JsonFactory jackson = new JsonFactory();
    private List<RawRecord> records;
    private String topic;
    private RecordCleanser cleanser;

    @Setup
    public void prepare() {
        records = workload.corpus().records(EVENTS);
        topic = workload.corpus().topic();
        cleanser = workload.cleanser(Path.of(System.getProperty("maf.tables", "../tables")));
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int parser() throws IOException {
        var tokens = 0;
        for (var raw : records) {
            tokens += tokens(raw.key()) + tokens(raw.value());
        }
        return tokens;
    }

    private int tokens(byte[] json) throws IOException {
        try (var parser = jackson.createParser(json)) {
            var tokens = 0;
            while (parser.nextToken() != null) {
                tokens++;
            }
            return tokens;
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void step(Blackhole sink) {
        for (var raw : records) {
            sink.consume(cleanse(raw));
        }
    }

    List<CleansingResult> cleanse(RawRecord raw) {
        return cleanser.cleanse(topic, raw.key(), raw.value(), 0);
    }
}
