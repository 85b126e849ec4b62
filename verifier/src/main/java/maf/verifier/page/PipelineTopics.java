package maf.verifier.page;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.source.SourceKind;
import maf.verifier.canary.Canary;
import maf.verifier.source.RawTopic;

/** Topics and tables of user data. The canary's are left out. */
record PipelineTopics(List<TableContract> contracts) {
    PipelineTopics {
        contracts = contracts.stream()
                .filter(contract -> !contract.name().equals(Canary.CONTRACT))
                .toList();
    }

    /** Names of the sources, in the order of the contracts. */
    Set<String> lanes() {
        var lanes = new LinkedHashSet<String>();
        rawTopics().forEach(topic -> lanes.add(RawTopic.sourceOf(topic)));
        return lanes;
    }

    Set<String> rawTopics() {
        var topics = new LinkedHashSet<String>();
        contracts.forEach(
                contract -> contract.sources().stream().map(Source::topic).forEach(topics::add));
        return topics;
    }

    List<String> rawTopics(String lane) {
        return rawTopics().stream()
                .filter(topic -> RawTopic.sourceOf(topic).equals(lane))
                .toList();
    }

    List<String> cleansedTopics() {
        return contracts.stream().map(TableContract::topic).toList();
    }

    List<String> tables() {
        return contracts.stream().map(contract -> contract.table().toString()).toList();
    }

    /** Each topic and the consumer group that reads it. */
    Map<String, String> readers() {
        var readers = new LinkedHashMap<String, String>();
        rawTopics().forEach(topic -> readers.put(topic, PipelineSnapshot.TRANSFORMER));
        cleansedTopics().forEach(topic -> readers.put(topic, PipelineSnapshot.SINK));
        return readers;
    }

    /** A source that is called like its kind is shown as the kind's makers write it. */
    static String title(String lane) {
        return Stream.of(SourceKind.values())
                .filter(kind -> kind.code().equals(lane))
                .map(SourceKind::title)
                .findFirst()
                .orElse(lane);
    }
}
