package maf.producers.generate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import maf.producers.config.GenerateConfig;
import maf.producers.row.Change;
import maf.producers.row.ExportRow;
import maf.producers.row.InvalidRowException;
import maf.producers.row.Source;
import org.jspecify.annotations.Nullable;

/**
 * Generates changes without end, as a function of the seed and the initial rows. It tracks the rows after each
 * transaction, so that an update changes an existing row and no row is deleted twice.
 */
public final class ChangeGenerator {
    /** New ids start above every published id, with room for the published ids to grow. */
    private static final long FIRST_NEW_ID = 10_000_000;

    private static final int ADULT_PER_THOUSAND = 20;
    private static final int VIDEO_PER_THOUSAND = 10;
    private static final int NEW_TITLE_PER_THOUSAND = 20;

    private static final BigDecimal SMALLEST = new BigDecimal("0.0001");

    private final Source source;
    private final GenerateConfig config;
    private final SplittableRandom dice;
    private final List<ExportRow> rows;
    private long lastId;

    /**
     * @param present the rows of the table, or some of them
     * @param highestId the highest id of the whole table
     */
    public ChangeGenerator(Source source, GenerateConfig config, List<ExportRow> present, long highestId) {
        this.source = source;
        this.config = config;
        // the producers share a seed, but the three tables must differ
        dice = new SplittableRandom(config.seed() * 31 + source.export.hashCode());
        rows = new ArrayList<>(present);
        lastId = Math.max(FIRST_NEW_ID, highestId);
    }

    /** Returns the next transaction: one row or many, at most {@code most}. */
    public List<Change> next(long most) {
        var many = dice.nextDouble() * 100 < config.manyPercent();
        var count = Math.min(most, many ? config.manyRows() : 1);
        var changes = new ArrayList<Change>();
        while (changes.size() < count) {
            changes.add(change());
        }
        return changes;
    }

    private Change change() {
        var mix = config.mix();
        var choice = dice.nextInt(mix.inserts() + mix.updates() + mix.deletes());
        if (rows.size() < config.leastRows() || choice < mix.inserts()) {
            return insert();
        }
        return choice < mix.inserts() + mix.updates() ? update() : delete();
    }

    private Change insert() {
        lastId += 1 + dice.nextInt(5);
        var row =
                invented(lastId, TitleGenerator.next(dice), null, oneOf(ADULT_PER_THOUSAND), oneOf(VIDEO_PER_THOUSAND));
        if (rows.size() < config.knownRows()) {
            rows.add(row);
        } else {
            rows.set(dice.nextInt(rows.size()), row);
        }
        return Change.insert(row);
    }

    private Change update() {
        var place = place();
        var old = rows.get(place);
        var keeps = old.title() != null && !old.title().isBlank() && !oneOf(NEW_TITLE_PER_THOUSAND);
        var title = keeps ? old.title() : TitleGenerator.next(dice);
        var row = invented(old.id(), title, old.popularity(), old.adult(), old.video());
        rows.set(place, row);
        return Change.update(row);
    }

    private Change delete() {
        var place = place();
        var last = rows.remove(rows.size() - 1);
        var deleted = place == rows.size() ? last : rows.set(place, last);
        return Change.delete(deleted.id());
    }

    /** A power of a uniform random number: with skew 2, 1 % of the rows get 10 % of the changes. */
    private int place() {
        return (int) (rows.size() * Math.pow(dice.nextDouble(), config.skew()));
    }

    /** A refused row has a blank title or a negative popularity. */
    private ExportRow invented(
            long id,
            @Nullable String title,
            @Nullable BigDecimal before,
            @Nullable Boolean adult,
            @Nullable Boolean video) {
        var refused = config.refusedPercent() > 0 && dice.nextDouble() * 100 < config.refusedPercent();
        var blank = refused && dice.nextBoolean();
        var popularity = refused && !blank ? BigDecimal.valueOf(-1 - dice.nextInt(10_000), 4) : drifted(before);
        return fit(new ExportRow(id, blank ? "   " : title, popularity, adult, video));
    }

    /** Changes the popularity as TMDB does from day to day; four decimals, some values are tiny. */
    private BigDecimal drifted(@Nullable BigDecimal before) {
        var old = before == null || before.signum() <= 0
                ? Math.exp(dice.nextGaussian() * 1.1 - 0.4)
                : before.doubleValue();
        var drifted = Math.round(old * (0.8 + 0.4 * dice.nextDouble()) * 10_000);
        var next = BigDecimal.valueOf(Math.max(drifted, 1 + dice.nextInt(20)), 4);
        // an update that changes nothing makes no event in MySQL
        return before != null && next.compareTo(before) == 0 ? next.add(SMALLEST) : next;
    }

    private boolean oneOf(int perThousand) {
        return dice.nextInt(1_000) < perThousand;
    }

    private ExportRow fit(ExportRow row) {
        try {
            return source.columns.fit(row);
        } catch (InvalidRowException e) {
            throw new IllegalStateException("A generated row does not fit " + source.table + ": " + e.getMessage(), e);
        }
    }
}
