package maf.local.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import maf.contract.wire.MafHeaders;
import maf.local.process.Wait;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Random upserts, partial upserts and deletes of few rows, some of them several times within a millisecond, sent to a
 * cleansed topic at a steady rate until this is closed.
 */
final class SinkLoad implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int HOT_ONE_OF = 5;
    private static final int HOT_ROWS = 4;
    private static final int COARSE_MS = 64; // a source with a coarse clock: many events of a row share a timestamp
    private static final int LATE_ONE_OF = 100;
    private static final int LATE_MS = 500;

    /**
     * The number and kinds of records.
     *
     * @param rows that the events are about
     * @param perSecond records
     * @param largeOneOf one of this many records has {@code largeBytes}; 0 for none
     */
    record Shape(int rows, int perSecond, int largeOneOf, int largeBytes) {
        static final Shape SMALL = new Shape(400, 3000, 0, 0);
    }

    /** The broker's pending answer to a record, and the offset that the record must get. */
    private record Answer(Future<RecordMetadata> place, long offset) {}

    private final SinkTable table;
    private final Shape shape;
    private final Random random;
    private final Producer<byte[], byte[]> producer;
    private final AtomicLong written = new AtomicLong();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final CompletableFuture<Void> writing;
    private volatile boolean enough;
    private long number;

    SinkLoad(String bootstrapServers, SinkTable table, Shape shape, long seed) {
        this.table = table;
        this.shape = shape;
        random = new Random(seed);
        number =
                table.sent().ends().values().stream().mapToLong(Long::longValue).sum();
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        17 << 20,
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, // as the transformer's
                        "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        262_144),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        writing = CompletableFuture.runAsync(this::write);
    }

    private void write() {
        var began = System.nanoTime();
        for (var count = 0L; !enough; count++) {
            send(next());
            var due = began + TimeUnit.SECONDS.toNanos(count) / shape.perSecond();
            LockSupport.parkNanos(due - System.nanoTime());
        }
        answers.forEach(this::check);
    }

    private SentRecord next() {
        var id = random.nextInt(HOT_ONE_OF) == 0 ? random.nextInt(HOT_ROWS) : random.nextInt(shape.rows());
        var kind =
                switch (random.nextInt(10)) {
                    case 0, 1 -> SentRecord.Kind.DELETE;
                    case 2, 3 -> SentRecord.Kind.ONLY_A;
                    case 4, 5 -> SentRecord.Kind.ONLY_B;
                    default -> SentRecord.Kind.WHOLE;
                };
        var padding = shape.largeOneOf() > 0 && random.nextInt(shape.largeOneOf()) == 0 ? shape.largeBytes() : 20;
        var b = random.nextInt(8) == 0 ? null : new NumberedText(number, 5);
        var row = new SentRecord(id, number, kind, new NumberedText(number, padding), b);
        number++;
        return row;
    }

    private void send(SentRecord row) {
        var time = System.currentTimeMillis();
        time -= random.nextInt(LATE_ONE_OF) == 0 ? LATE_MS : random.nextBoolean() ? time % COARSE_MS : 0;
        var partition = table.sent().partition(row.id());
        var offset = table.sent().add(row);
        var record = record(table, row, partition, time);
        answers.add(new Answer(producer.send(record), offset));
        while (!answers.isEmpty() && answers.element().place().isDone()) {
            check(answers.remove());
        }
    }

    private void check(Answer answer) {
        try {
            var found = answer.place().get().offset();
            if (found != answer.offset()) {
                throw new IllegalStateException("a record has offset " + found + " instead of " + answer.offset());
            }
            written.incrementAndGet();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused a record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static ProducerRecord<byte[], byte[]> record(SinkTable table, SentRecord row, int partition, long time) {
        var value = row.value();
        var record = new ProducerRecord<>(
                table.topic(),
                partition,
                time,
                row.key().getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8));
        record.headers()
                .add(MafHeaders.OP, (value == null ? "d" : "u").getBytes(UTF_8))
                .add(MafHeaders.SOURCE_TOPIC, table.source().getBytes(UTF_8))
                .add(MafHeaders.SOURCE_POSITION, Long.toString(row.number()).getBytes(UTF_8))
                .add(MafHeaders.SOURCE_TS_MS, Long.toString(time).getBytes(UTF_8));
        return record;
    }

    /** Waits until the broker has this many more records. */
    void awaitMore(int records) {
        var goal = written.get() + records;
        if (!Wait.until(TIMEOUT, () -> written.get() >= goal || writing.isDone()) || writing.isDone()) {
            throw new AssertionError("no more records are being written");
        }
    }

    long written() {
        return written.get();
    }

    /** Waits until the broker has all records; calling it again does nothing. */
    @Override
    public void close() {
        enough = true;
        writing.join();
        producer.close();
    }
}
