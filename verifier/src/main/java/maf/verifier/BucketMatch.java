package maf.verifier;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what was spooled of both sides, bucket by bucket: one bucket of the source is in memory at a time. */
final class BucketMatch {
    /** More is divided again: 200 thousand rows with short keys take about 30 MB. */
    private static final long ROWS_AT_ONCE = 200_000;

    private static final long BYTES_AT_ONCE = 24L << 20;
    private static final int DEEPEST = Long.SIZE / Spool.BITS - 1;

    private final List<String> rules;
    private final Tally tally;
    private final Spool.Rows candidates;

    /** A row's states at the source; mostly one. */
    private static final class Expected {
        private final SpooledRow row;
        private final Expected next;
        private boolean done;

        Expected(SpooledRow row, Expected next) {
            this.row = row;
            this.next = next;
        }

        boolean has(Digest content) {
            return (!row.isRefused() && row.content().equals(content)) || (next != null && next.has(content));
        }

        int refusal() {
            return row.isRefused() || next == null ? row.refusal() : next.refusal();
        }
    }

    /** @param rules by the numbers that refused rows carry */
    BucketMatch(List<String> rules, Tally tally, Spool.Rows candidates) {
        this.rules = rules;
        this.tally = tally;
        this.candidates = candidates;
    }

    void match(Spool source, Spool store, Division division) throws UnavailableException, InterruptedException {
        for (var bucket = 0; bucket < Spool.BUCKETS; bucket++) {
            var tooLarge = source.rows(bucket) > ROWS_AT_ONCE || source.bytes(bucket) > BYTES_AT_ONCE;
            if (tooLarge && division.level() < DEEPEST) {
                divide(source, store, bucket, division.next());
            } else {
                match(source, store, bucket);
            }
        }
    }

    /** @param level how often the rows were divided into buckets before */
    record Division(Path dir, int level) {
        Division next() {
            return new Division(dir, level + 1);
        }
    }

    private void divide(Spool source, Spool store, int bucket, Division division)
            throws UnavailableException, InterruptedException {
        try (var smallerSource = Spool.open(division.dir());
                var smallerStore = Spool.open(division.dir())) {
            source.read(bucket, row -> smallerSource.add(row.bucket(division.level()), row));
            store.read(bucket, row -> smallerStore.add(row.bucket(division.level()), row));
            match(smallerSource, smallerStore, division);
        }
    }

    private void match(Spool source, Spool store, int bucket) throws UnavailableException, InterruptedException {
        Map<RowKey, Expected> expected = new HashMap<>((int) Math.min(ROWS_AT_ONCE, 2 * source.rows(bucket)));
        source.read(bucket, row -> {
            var key = row.key();
            expected.put(key, new Expected(row, expected.get(key)));
        });
        store.read(bucket, row -> stored(row, expected.get(row.key())));
        for (var row : expected.values()) {
            if (!row.done && row.refusal() != SpooledRow.NOT_REFUSED) {
                tally.explained(rules.get(row.refusal()));
            } else if (!row.done) {
                candidates.accept(row.row);
            }
        }
    }

    private void stored(SpooledRow row, Expected expected) throws UnavailableException, InterruptedException {
        if (expected == null) {
            candidates.accept(row);
        } else if (expected.has(row.content())) {
            expected.done = true;
            tally.equal();
        }
    }
}
