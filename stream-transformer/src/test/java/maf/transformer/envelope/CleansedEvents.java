package maf.transformer.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import maf.contract.yaml.CheckedContracts;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordCleanser;
import maf.transformer.cleanse.TableCleanser;
import maf.transformer.stream.TestTopology;

/** What a contract makes of events of a relational table and of documents. */
final class CleansedEvents {
    static final String SQL = "postgres.maf.t";
    static final String MONGO = "mongodb.maf.t";
    private static final String CONTRACT = """
            table: MAF.T
            key: [id]
            columns:
              id: {type: BIGINT}
              v: {type: VARCHAR}
              part: {type: VARCHAR}
            sources:
              - {topic: postgres.maf.t, fields: {part: doc.a.b}}
              - {topic: mongodb.maf.t, fields: {id: _id, part: doc.a.b}}
            """;

    private final RecordCleanser cleanser;

    /** @param tables an empty folder */
    CleansedEvents(Path tables) throws IOException {
        Files.writeString(tables.resolve("t.yaml"), CONTRACT);
        var checked = CheckedContracts.read(tables);
        cleanser = RecordCleanser.of(checked.contracts(), checked.rules());
    }

    String put(String topic, String row) {
        return put(cleanse(topic, "{\"id\":1}", TestTopology.postgres("c", null, row)));
    }

    static String put(List<CleansingResult> results) {
        var changes = accepted(results).changes();
        return new String(((TableCleanser.Change.Put) changes.get(0)).value().get(), UTF_8);
    }

    List<CleansingResult> cleanse(String topic, String key, String value) {
        return cleanser.cleanse(topic, key.getBytes(UTF_8), value.getBytes(UTF_8), 0);
    }

    List<CleansingResult> cleanse(String topic, String key, byte[] value) {
        return cleanser.cleanse(topic, key.getBytes(UTF_8), value, 0);
    }

    QuarantineReason reason(String topic, String key, String value) {
        return reason(cleanse(topic, key, value));
    }

    static QuarantineReason reason(List<CleansingResult> results) {
        return refusal(results).reason();
    }

    static RefusedException refusal(List<CleansingResult> results) {
        assertThat(results).hasSize(1).hasOnlyElementsOfType(CleansingResult.Refused.class);
        return ((CleansingResult.Refused) results.get(0)).refusal();
    }

    static CleansingResult.Accepted accepted(List<CleansingResult> results) {
        assertThat(results).hasSize(1).hasOnlyElementsOfType(CleansingResult.Accepted.class);
        return (CleansingResult.Accepted) results.get(0);
    }
}
