package maf.transformer.cleanse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import maf.contract.wire.MafHeaders;
import maf.transformer.stream.TestTopology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents and numbers that would take hours or gigabytes are refused, and the row after them goes through. */
class HostileEventsTest {
    private static final Duration MOMENT = Duration.ofSeconds(30);
    private static final int SIZE = (Boolean.getBoolean("maf.thorough") ? 16 : 4) << 20;

    @TempDir
    Path tables;

    private final Map<String, String> documents = new LinkedHashMap<>();

    @BeforeEach
    void write() throws IOException {
        documents.put("empty objects", "[" + "{},".repeat(SIZE / 3) + "0]");
        documents.put("numbers", "[" + "0.1,".repeat(SIZE / 4) + "0]");
        documents.put("depth", "[".repeat(SIZE / 2) + "]".repeat(SIZE / 2));
        documents.put("a name", "{\"" + "a".repeat(SIZE) + "\":0}");
        documents.put("digits", "{\"$numberDecimal\":\"" + "1".repeat(SIZE) + "\"}");
        documents.put("an int64 of many digits", "{\"$numberLong\":\"" + "1".repeat(SIZE) + "\"}");
        Files.writeString(tables.resolve("t.yaml"), """
                table: MAF.T
                key: [id]
                columns:
                  id: {type: BIGINT}
                  doc: {type: VARCHAR}
                  part: {type: "DECIMAL(10,2)", cleanse: [round(2)]}
                sources:
                  - topic: postgres.maf.t
                    fields: {part: doc.a.b}
                  - topic: mongodb.maf.t
                    fields: {id: _id, part: doc.a.b}
                """);
    }

    @Test
    void oneDocumentDoesNotStopTheStream() {
        try (var pipe = new TestTopology(tables)) {
            documents.forEach((what, document) -> assertTimeoutPreemptively(
                    MOMENT,
                    () -> {
                        var text = "\"" + document.replace("\"", "\\\"") + "\"";
                        pipe.send("postgres.maf.t", "{\"id\":1}", row("{\"id\":1,\"doc\":" + text + "}"));
                        pipe.send("postgres.maf.t", "{\"id\":1}", row("{\"id\":1,\"doc\":" + document + "}"));
                        pipe.send(
                                "mongodb.maf.t",
                                "{\"id\":\"1\"}",
                                TestTopology.mongodb("c", null, "{\"_id\":1,\"doc\":" + document + "}"));
                        var refused = pipe.read("quarantine");
                        assertThat(refused.size() + pipe.read("cleansed.t").size())
                                .isEqualTo(3);
                        assertThat(refused)
                                .noneMatch(out -> out.header(MafHeaders.REASON).equals("internal-error"));
                        if (what.equals("empty objects") || what.equals("numbers")) {
                            assertThat(refused)
                                    .hasSize(3)
                                    .allMatch(
                                            out -> out.header(MafHeaders.REASON).equals("too-costly"));
                        }
                    },
                    what));
            pipe.send(
                    "postgres.maf.t", "{\"id\":2}", row("{\"id\":2,\"doc\":\"{\\\"a\\\":{\\\"b\\\":1E-400000000}}\"}"));
            assertThat(pipe.only("cleansed.t").value()).endsWith("\"part\":\"0.00\"}");
        }
    }

    private static String row(String after) {
        return TestTopology.postgres("c", null, after);
    }
}
