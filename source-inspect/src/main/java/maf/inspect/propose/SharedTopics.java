package maf.inspect.propose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import maf.contract.wire.CapturedTable;
import maf.inspect.table.TableDescription;

/**
 * Tables whose names become one in Kafka: it replaces some characters, and refuses topics that differ in dots and underscores only.
 *
 * @param byTopic the tables of each topic, with underscores for its dots
 */
record SharedTopics(String source, Map<String, List<CapturedTable>> byTopic) {
    static SharedTopics among(String source, List<TableDescription> tables) {
        return new SharedTopics(
                source,
                tables.stream()
                        .filter(table -> table.kind().refusal().isEmpty())
                        .map(TableDescription::table)
                        .collect(Collectors.groupingBy(table -> topic(source, table))));
    }

    private static String topic(String source, CapturedTable table) {
        return table.topic(source).replace('.', '_');
    }

    /** Why the table cannot have a topic of its own; empty if it can. */
    Optional<String> refusal(CapturedTable table) {
        return byTopic.getOrDefault(topic(source, table), List.of()).stream()
                .filter(other -> !other.equals(table))
                .findFirst()
                .map(other -> "would share its topic in Kafka with " + other.schema() + "." + other.name()
                        + ": rename one of them");
    }
}
