package maf.benchmarks.sink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import maf.contract.model.TableContract;
import maf.contract.yaml.Contracts;
import maf.runtime.Program;
import maf.sink.SinkConfig;
import maf.sink.read.CleansedReader;
import maf.sink.read.PendingRow;
import maf.sink.version.Versions;
import maf.sink.write.Store;
import maf.sink.write.StoreTable;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The program that the sink is compared with: HBase's BufferedMutator writes the cells that the sink makes of the same
 * topic, from memory and with as many threads. Argument: the sink's configuration file. Prints {@code written <rows>}
 * repeatedly, the last time when all rows are acknowledged, and waits until it is stopped.
 */
public final class BufferedMutatorPeer {
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
    private static final int ROWS_PER_WORD = 5_000; // as many as in a batch of the sink

    private BufferedMutatorPeer() {}

    public static void main(String[] arguments) {
        Program.run("cell-load", stop -> {
            var config = SinkConfig.read(Path.of(arguments[0]), System.getenv());
            var contract = Contracts.read(config.tablesDir()).get(0);
            try (var store = Store.open(config.store(), List.of(contract), config.ddl())) {
                var table = store.table(contract.topic());
                var rows = rows(config, contract, table);
                write(rows, table, config.writerThreads());
                say(rows.size());
            }
            stop.await();
        });
    }

    /** Each thread has a mutator of its own and a share of the rows. */
    private static void write(List<EncodedRow> rows, StoreTable table, int threads) throws Exception {
        var handed = new AtomicInteger();
        var work = new ArrayList<Callable<Void>>();
        for (var thread = 0; thread < threads; thread++) {
            var share = rows.subList(rows.size() * thread / threads, rows.size() * (thread + 1) / threads);
            work.add(() -> {
                try (var mutator = table.hbase().getBufferedMutator(table.name())) {
                    for (var row : share) {
                        mutator.mutate(row.put());
                        var count = handed.incrementAndGet();
                        if (count % ROWS_PER_WORD == 0 && count < rows.size()) {
                            say(count);
                        }
                    }
                }
                return null;
            });
        }
        var pool = Executors.newFixedThreadPool(threads);
        try {
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @SuppressWarnings("SystemOut") // the parent process reads it
    private static void say(int written) {
        System.out.println("written " + written);
    }

    private static List<EncodedRow> rows(SinkConfig config, TableContract contract, StoreTable table) {
        var reader = new CleansedReader(contract);
        var versions = new HashMap<Integer, Versions>();
        var rows = new ArrayList<EncodedRow>();
        EncodedRow.Shape shape = null;
        try (var consumer = new KafkaConsumer<byte[], byte[]>(config.consumer())) {
            var partitions = consumer.partitionsFor(contract.topic()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (var record : consumer.poll(POLL_TIMEOUT)) {
                    var event =
                            reader.read(record, versions.computeIfAbsent(record.partition(), any -> Versions.fresh()));
                    var mutation = table.encode(PendingRow.of(event));
                    if (shape == null) {
                        shape = EncodedRow.Shape.of(mutation);
                    }
                    rows.add(EncodedRow.of(shape, mutation));
                }
            }
        }
        return rows;
    }
}
