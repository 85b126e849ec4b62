package maf.verifier.page;

import java.util.Map;
import maf.verifier.canary.CanaryView;

/**
 * All that was asked at one moment.
 *
 * @param sourcesUp by source; absent when nobody has asked yet
 * @param backlog records by topic; null when Kafka does not answer
 * @param rates growth in a second by counter and label
 */
record PipelineSnapshot(
        Map<String, ProgramStatus> programs,
        Map<String, Boolean> sourcesUp,
        CanaryView canary,
        Map<String, Long> backlog,
        Map<String, Map<String, Double>> rates) {
    static final String KEEPER = "connectors";
    static final String TRANSFORMER = "stream-transformer";
    static final String SINK = "phoenix-sink";

    boolean kafkaAnswers() {
        return backlog != null;
    }

    ProgramStatus program(String name) {
        return programs.getOrDefault(
                name,
                new ProgramStatus(
                        name,
                        ProgramStatus.State.DOWN,
                        "the configuration does not say where it is",
                        java.util.List.of()));
    }

    Double rate(String counter, String label) {
        return rates.getOrDefault(counter, Map.of()).get(label);
    }

    Double backlog(String topic) {
        return backlog == null || !backlog.containsKey(topic) ? null : Double.valueOf(backlog.get(topic));
    }
}
