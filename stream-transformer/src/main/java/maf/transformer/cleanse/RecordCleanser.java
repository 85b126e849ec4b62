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

/** Judges a raw record for every table that its topic feeds, for each on its own. Confined to one thread. */
public final class RecordCleanser {
    private final Map<String, Topic> topics;

    private RecordCleanser(Map<String, Topic> topics) {
        this.topics = topics;
    }

    private record Topic(FieldPlan plan, RowReader rows, List<TableCleanser> steps) {
        Topic(FieldPlan plan) {
            this(plan, new RowReader(plan), new ArrayList<>());
        }
    }

    /**
     * A judge by these contracts.
     *
     * @param rules by contract name
     */
    public static RecordCleanser of(List<TableContract> contracts, Map<String, RowRules> rules) {
        var topics = new TreeMap<String, Topic>();
        for (var contract : contracts) {
            for (var source : contract.sources()) {
                var topic = topics.computeIfAbsent(source.topic(), name -> new Topic(new FieldPlan()));
                topic.steps().add(new TableCleanser(contract, source, rules.get(contract.name()), topic.plan()));
            }
        }
        return new RecordCleanser(topics);
    }

    /** The raw topics that feed a table. */
    public Set<String> topics() {
        return topics.keySet();
    }

    /**
     * What becomes of one raw record: one judgement for each table that {@code topic} feeds.
     *
     * @param timestamp of the record, epoch milliseconds
     */
    public List<CleansingResult> judge(String topic, byte[] key, byte[] value, long timestamp) {
        var fed = topics.get(topic);
        if (fed == null) {
            return List.of();
        }
        var steps = fed.steps();
        var judgements = new ArrayList<CleansingResult>(steps.size());
        try {
            var event = guarded(() -> Envelope.read(fed.rows(), key, value, timestamp));
            steps.forEach(step -> judgements.add(judge(step, event)));
        } catch (RefusedException noEvent) { // the steps let none out
            steps.forEach(step -> judgements.add(
                    new CleansingResult.Refused(step.contract(), noEvent, SourceMetadata.UNKNOWN_POSITION)));
        }
        return judgements;
    }

    private static CleansingResult judge(TableCleanser step, ChangeEvent event) {
        try {
            return guarded(() -> step.judge(event));
        } catch (RefusedException refusal) {
            var origin = event.origin();
            return new CleansingResult.Refused(
                    step.contract(), refusal, origin == null ? SourceMetadata.UNKNOWN_POSITION : origin.position());
        }
    }

    /** Only our own code runs in here: what it throws belongs to this record alone, and the stream goes on. */
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
