package maf.verifier.page;

import java.util.Map;
import maf.contract.wire.ConsumerGroups;
import maf.verifier.canary.CanaryView;

/**
 * State of the pipeline at one time.
 *
 * @param sourcesUp whether each source answers; absent before the first query
 * @param backlog unprocessed records by topic; null if Kafka does not answer
 * @param rates increase per second by counter and label
 */
record PipelineSnapshot(
        Map<String, ProgramStatus> programs,
        Map<String, Boolean> sourcesUp,
        CanaryView canary,
        Map<String, Long> backlog,
        Map<String, Map<String, Double>> rates) {
    static final String KEEPER = "connectors";
    static final String TRANSFORMER = ConsumerGroups.STREAM_TRANSFORMER;
    static final String SINK = ConsumerGroups.PHOENIX_SINK;

    boolean kafkaAnswers() {
        return backlog != null;
    }

    ProgramStatus program(String name) {
        return programs.getOrDefault(
                name,
                new ProgramStatus(
                        name,
                        ProgramStatus.State.DOWN,
                        "the configuration has no address for it",
                        java.util.List.of()));
    }

    Double rate(String counter, String label) {
        return rates.getOrDefault(counter, Map.of()).get(label);
    }

    Double backlog(String topic) {
        return backlog == null || !backlog.containsKey(topic) ? null : Double.valueOf(backlog.get(topic));
    }
}
