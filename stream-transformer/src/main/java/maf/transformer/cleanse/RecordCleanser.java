package maf.transformer.cleanse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import maf.contract.model.TableContract;
import maf.contract.rule.RowRules;
import maf.contract.typing.RefusedException;
import maf.transformer.envelope.ChangeEvent;
import maf.transformer.envelope.Envelope;
import maf.transformer.envelope.FieldPlan;
import maf.transformer.envelope.RowReader;
import maf.transformer.envelope.SourceMetadata;

/** Applies to a raw record the contract of every table that its topic feeds, independently. Confined to one thread. */
public final class RecordCleanser {
    private final Map<String, Topic> topics;
    private final SourceTables sourceTables;

    private RecordCleanser(Map<String, Topic> topics, SourceTables sourceTables) {
        this.topics = topics;
        this.sourceTables = sourceTables;
    }

    private record Topic(FieldPlan plan, RowReader rows, List<TableCleanser> tableCleansers) {
        Topic(FieldPlan plan) {
            this(plan, new RowReader(plan), new ArrayList<>());
        }
    }

    /**
     * A cleanser for these contracts.
     *
     * @param rules by contract name
     */
    public static RecordCleanser of(List<TableContract> contracts, Map<String, RowRules> rules) {
        return of(contracts, rules, new SourceTables());
    }

    /**
     * A cleanser for these contracts.
     *
     * @param rules by contract name
     * @param sourceTables what the cleansers of all partitions share
     */
    public static RecordCleanser of(
            List<TableContract> contracts, Map<String, RowRules> rules, SourceTables sourceTables) {
        var topics = new TreeMap<String, Topic>();
        for (var contract : contracts) {
            for (var source : contract.sources()) {
                var topic = topics.computeIfAbsent(source.topic(), name -> new Topic(new FieldPlan()));
                topic.tableCleansers()
                        .add(new TableCleanser(contract, source, rules.get(contract.name()), topic.plan()));
            }
        }
        return new RecordCleanser(topics, sourceTables);
    }

    /** The raw topics that feed a table. */
    public Set<String> topics() {
        return topics.keySet();
    }

    /**
     * Cleanses one raw record, with one result for each table that {@code topic} feeds.
     *
     * @param timestamp of the record, epoch milliseconds
     */
    public List<CleansingResult> cleanse(String topic, byte[] key, byte[] value, long timestamp) {
        var fed = topics.get(topic);
        if (fed == null) {
            return List.of();
        }
        var tableCleansers = fed.tableCleansers();
        var results = new ArrayList<CleansingResult>(tableCleansers.size());
        try {
            var event = guarded(() -> Envelope.read(fed.rows(), key, value, timestamp));
            tableCleansers.forEach(tableCleanser -> results.add(cleanse(topic, tableCleanser, event)));
        } catch (RefusedException noEvent) { // the table cleansers throw no such exception here
            tableCleansers.forEach(tableCleanser -> results.add(
                    new CleansingResult.Refused(tableCleanser.contract(), noEvent, SourceMetadata.UNKNOWN_POSITION)));
        }
        return results;
    }

    private CleansingResult cleanse(String topic, TableCleanser tableCleanser, ChangeEvent event) {
        try {
            if (event.origin() != null) {
                sourceTables.check(topic, event.origin().table());
            }
            return guarded(() -> tableCleanser.cleanse(event));
        } catch (RefusedException refusal) {
            var origin = event.origin();
            return new CleansingResult.Refused(
                    tableCleanser.contract(),
                    refusal,
                    origin == null ? SourceMetadata.UNKNOWN_POSITION : origin.position());
        }
    }

    /** Only our own code runs here: its failure concerns this record alone, and the stream continues. */
    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RefusedException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw RefusedException.of(e);
        }
    }
}
