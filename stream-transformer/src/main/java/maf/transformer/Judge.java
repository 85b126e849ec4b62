package maf.transformer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import maf.contract.RowRules;
import maf.contract.TableContract;

/** Judges a raw record for every table that its topic feeds, for each on its own. Confined to one thread. */
final class Judge {
    private final Map<String, List<TableStep>> stepsByTopic;

    private Judge(Map<String, List<TableStep>> stepsByTopic) {
        this.stepsByTopic = stepsByTopic;
    }

    /**
     * A judge by these contracts.
     *
     * @param rules by contract name
     */
    static Judge of(List<TableContract> contracts, Map<String, RowRules> rules) {
        var steps = new TreeMap<String, List<TableStep>>();
        for (var contract : contracts) {
            for (var source : contract.sources()) {
                steps.computeIfAbsent(source.topic(), topic -> new ArrayList<>())
                        .add(new TableStep(contract, source, rules.get(contract.name())));
            }
        }
        return new Judge(steps);
    }

    /** The raw topics that feed a table. */
    Set<String> topics() {
        return stepsByTopic.keySet();
    }

    /**
     * What becomes of one raw record: one judgement for each table that {@code topic} feeds.
     *
     * @param timestamp of the record, epoch milliseconds
     */
    List<Judgement> judge(String topic, byte[] key, byte[] value, long timestamp) {
        var steps = stepsByTopic.getOrDefault(topic, List.of());
        var judgements = new ArrayList<Judgement>(steps.size());
        try {
            var event = guarded(() -> Envelope.read(key, value, timestamp));
            steps.forEach(step -> judgements.add(judge(step, event)));
        } catch (RefusedException noEvent) { // the steps let none out
            steps.forEach(step -> judgements.add(new Judgement.Refused(step.contract(), noEvent)));
        }
        return judgements;
    }

    private static Judgement judge(TableStep step, ChangeEvent event) {
        try {
            return new Judgement.Accepted(step.contract(), event.origin(), guarded(() -> step.judge(event)));
        } catch (RefusedException refusal) {
            return new Judgement.Refused(step.contract(), refusal);
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
