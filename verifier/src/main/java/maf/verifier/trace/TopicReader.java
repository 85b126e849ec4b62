package maf.verifier.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the part of a topic that is likely to hold a row's events: all of a small topic, otherwise the records around a
 * given time and the newest ones. It reports what it has not read.
 */
final class TopicReader {
    /** Records read from one partition, which takes about a second. */
    static final long MOST = 200_000;

    private static final long BEFORE_MS = 10_000;
    private static final long MANY = 1_000_000;

    private final TopicScan scan;
    private final Optional<Long> moment;
    private final long most;
    private final Consumer<String> progress;
    private final List<String> unread = new ArrayList<>();

    /**
     * Reads within these limits.
     *
     * @param moment time of the event, epoch milliseconds
     * @param most records to read from each partition
     * @param progress is called now and then during a long read
     */
    TopicReader(TopicScan scan, Optional<Long> moment, long most, Consumer<String> progress) {
        this.scan = scan;
        this.moment = moment;
        this.most = most;
        this.progress = progress;
    }

    /** Offsets from {@code from} (inclusive) to {@code to} (exclusive). */
    record Piece(long from, long to) {
        /** The pieces of a partition to read, with at most {@code most} offsets together. */
        static List<Piece> of(long begin, long end, Optional<Long> around, long most) {
            if (end - begin <= most) {
                return List.of(new Piece(begin, end));
            }
            var half = most / 2;
            if (around.isEmpty() || around.get() >= end - half) {
                return List.of(new Piece(end - most, end));
            }
            var start = Math.max(begin, around.get());
            return List.of(new Piece(start, Math.min(start + half, end - half)), new Piece(end - half, end));
        }
    }

    List<TopicPartition> partitions(String topic) {
        return scan.partitions(List.of(topic));
    }

    /** Reads the relevant records of these partitions of one topic. */
    void read(Collection<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        if (partitions.isEmpty()) {
            return;
        }
        var topics = partitions.stream().map(TopicPartition::topic).toList();
        var begins = scan.beginnings(topics);
        var ends = scan.ends(partitions);
        var around = moment.map(at -> scan.since(topics, at - BEFORE_MS));
        var rounds = List.of(new HashMap<TopicPartition, Piece>(), new HashMap<TopicPartition, Piece>());
        for (var partition : partitions) {
            var begin = begins.get(partition);
            var end = ends.get(partition);
            var pieces = Piece.of(begin, end, around.map(from -> from.get(partition)), most);
            for (var at = 0; at < pieces.size(); at++) {
                rounds.get(at).put(partition, pieces.get(at));
            }
            var read = pieces.stream()
                    .mapToLong(piece -> piece.to() - piece.from())
                    .sum();
            if (read < end - begin) {
                unread.add(partition + ": read " + read + " of " + (end - begin)
                        + " records: the newest and those around the stored version; --all reads all");
            }
        }
        rounds.forEach(round -> read(round, each));
    }

    private void read(Map<TopicPartition, Piece> pieces, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var from = new HashMap<TopicPartition, Long>();
        var to = new HashMap<TopicPartition, Long>();
        pieces.forEach((partition, piece) -> {
            from.put(partition, piece.from());
            to.put(partition, piece.to());
        });
        var count = new long[1];
        scan.read(from, to, record -> {
            if (++count[0] % MANY == 0) {
                progress.accept("read " + count[0] + " records of " + record.topic());
            }
            each.accept(record);
            return true;
        });
    }

    /** Reads one record, if it still exists. */
    void read(TopicPartition partition, long offset, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var begin = scan.beginnings(List.of(partition.topic())).get(partition);
        var end = scan.ends(List.of(partition)).get(partition);
        if (begin != null && end != null && offset >= begin && offset < end) {
            scan.read(Map.of(partition, offset), Map.of(partition, offset + 1), record -> {
                each.accept(record);
                return true;
            });
        }
    }

    /** What was not read: one sentence for each partition. */
    List<String> unread() {
        return List.copyOf(unread);
    }
}
