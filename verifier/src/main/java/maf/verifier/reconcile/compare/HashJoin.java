package maf.verifier.reconcile.compare;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maf.verifier.row.Digest;
import maf.verifier.row.RowKey;
import maf.verifier.table.UnavailableException;

/** Joins the spooled rows of both sides by key, bucket by bucket: only one bucket of the source is in memory at a time. */
final class HashJoin {
    /** Larger buckets are divided again: 200,000 rows with short keys take about 30 MB. */
    private static final long ROWS_AT_ONCE = 200_000;

    private static final long BYTES_AT_ONCE = 24L << 20;
    private static final int DEEPEST = Long.SIZE / SpoolFile.BITS - 1;

    private final List<String> rules;
    private final ComparisonCounts counts;
    private final SpoolFile.Rows candidates;
    private final SpoolFile.Rows folded;

    /** A row's states at the source, usually one. */
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

        boolean isOf(SpooledRow other) {
            return (!row.isRefused() && row.source() == other.source()) || (next != null && next.isOf(other));
        }

        int refusal() {
            return row.isRefused() || next == null ? row.refusal() : next.refusal();
        }
    }

    /**
     * @param rules names of rules, indexed by {@link SpooledRow#refusal}
     * @param folded takes each row whose key an earlier row of the same source has: one reading of a source shows each row
     *     once, so the store cannot hold both
     */
    HashJoin(List<String> rules, ComparisonCounts counts, SpoolFile.Rows candidates, SpoolFile.Rows folded) {
        this.rules = rules;
        this.counts = counts;
        this.candidates = candidates;
        this.folded = folded;
    }

    void match(SpoolFile source, SpoolFile store, Division division) throws UnavailableException, InterruptedException {
        for (var bucket = 0; bucket < SpoolFile.BUCKETS; bucket++) {
            var tooLarge = source.rows(bucket) > ROWS_AT_ONCE || source.bytes(bucket) > BYTES_AT_ONCE;
            if (tooLarge && division.level() < DEEPEST) {
                divide(source, store, bucket, division.next());
            } else {
                match(source, store, bucket);
            }
        }
    }

    /** @param level how many times the rows have been divided into buckets */
    record Division(Path dir, int level) {
        Division next() {
            return new Division(dir, level + 1);
        }
    }

    private void divide(SpoolFile source, SpoolFile store, int bucket, Division division)
            throws UnavailableException, InterruptedException {
        try (var smallerSource = SpoolFile.open(division.dir());
                var smallerStore = SpoolFile.open(division.dir())) {
            source.read(bucket, row -> smallerSource.add(row.bucket(division.level()), row));
            store.read(bucket, row -> smallerStore.add(row.bucket(division.level()), row));
            match(smallerSource, smallerStore, division);
        }
    }

    private void match(SpoolFile source, SpoolFile store, int bucket)
            throws UnavailableException, InterruptedException {
        Map<RowKey, Expected> expected = new HashMap<>((int) Math.min(ROWS_AT_ONCE, 2 * source.rows(bucket)));
        source.read(bucket, row -> {
            var key = row.key();
            var others = expected.get(key);
            if (others != null && !row.isRefused() && others.isOf(row)) {
                folded.accept(row);
            }
            expected.put(key, new Expected(row, others));
        });
        store.read(bucket, row -> stored(row, expected.get(row.key())));
        for (var row : expected.values()) {
            if (!row.done && row.refusal() != SpooledRow.NOT_REFUSED) {
                counts.explained(rules.get(row.refusal()));
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
            counts.equal();
        }
    }
}
