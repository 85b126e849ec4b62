package maf.local.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import maf.local.fixture.MongoSourceTable;
import maf.local.fixture.SourceRow;
import maf.local.fixture.SqlSourceTable;
import maf.local.fixture.TestPipelines;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The producers, started by their start script, with the three real databases and no other server. */
@Tag("producer")
class ProducerIT {
    private static final List<String> DATABASES = List.of("mysql", "postgres", "mongodb");
    private static final int ROWS = 60_000;
    private static final int BATCH = 1_000;

    private static Pipeline pipeline;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        pipeline = TestPipelines.open("producers", ContractFolder::shipped);
        pipeline.start(DATABASES);
        for (var day = 1; day <= 2; day++) {
            write(day);
        }
        var whole = Files.readAllBytes(day(2));
        Files.write(folder.resolve("cut.json.gz"), Arrays.copyOf(whole, whole.length - 100));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres", "mongodb"})
    void makesTheTableEqualToTheFileHoweverOftenItIsKilled(String source) throws Exception {
        try (var first = RunningProducer.export(pipeline, source, day(1))) {
            first.awaitEqual();
        }
        assertThat(rows(source)).isEqualTo(expected(source, 1));

        try (var cut = RunningProducer.export(pipeline, source, folder.resolve("cut.json.gz"))) {
            assertThat(cut.awaitEnd()).isEqualTo(2);
        }
        assertThat(RunningProducer.log(pipeline, source)).contains("is truncated", "The table is unchanged");
        assertThat(rows(source)).isEqualTo(expected(source, 1));

        try (var killed = RunningProducer.export(pipeline, source, day(2))) {
            killed.awaitWritten(BATCH).kill();
        }
        assertThat(rows(source)).isNotEqualTo(expected(source, 1));
        try (var again = RunningProducer.export(pipeline, source, day(2))) {
            assertThat(again.awaitEqual().written()).isPositive();
        }
        assertThat(rows(source)).isEqualTo(expected(source, 2));

        try (var second = RunningProducer.export(pipeline, source, day(2))) {
            assertThat(second.awaitEqual().written()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres", "mongodb"})
    void continuesWhenItsDatabaseIsBack(String source) throws Exception {
        try (var generator =
                new RunningProducer(pipeline, source, Map.of("PRODUCER_INPUT", "generate", "GENERATE_RATE", "500"))) {
            generator.awaitReady().awaitWritten(200);

            pipeline.kill(source);
            pipeline.start(List.of(source));

            generator.awaitWritten(generator.written() + 500);
            assertThat(generator.isAlive()).isTrue();
            assertThat(generator.stop().awaitEnd()).isZero();
        }
    }

    @Test
    void endsAtOnceWithAWrongPassword() throws Exception {
        for (var source : DATABASES) {
            var password = source.toUpperCase(Locale.ROOT) + "_PRODUCER_PASSWORD";
            try (var producer = new RunningProducer(pipeline, source, Map.of(password, "wrong"))) {
                assertThat(producer.awaitEnd()).isEqualTo(2);
            }
            assertThat(RunningProducer.log(pipeline, source)).contains("database.password");
        }
    }

    private static Path day(int day) {
        return folder.resolve("day-" + day + ".json.gz");
    }

    /** On the second day, two of three rows have another popularity, every hundredth row is missing, and there are new rows at the end. */
    private static Map<Long, SourceRow> expected(String source, int day) {
        var rows = new HashMap<Long, SourceRow>();
        for (var id = 1L; id <= ROWS + day * 100; id++) {
            if (day == 1 || id % 100 != 0) {
                var adult = id % 50 == 0 && !source.equals("postgres");
                rows.put(id, new SourceRow("Zoë 🎬 " + id, popularity(id, day).doubleValue(), adult, false));
            }
        }
        return rows;
    }

    private static BigDecimal popularity(long id, int day) {
        return BigDecimal.valueOf(id % 3 == 0 ? id : id + day, 4);
    }

    private static void write(int day) throws IOException {
        try (var output = new GZIPOutputStream(Files.newOutputStream(day(day)))) {
            var rows = expected("mysql", day);
            for (var id :
                    rows.keySet().stream().sorted((a, b) -> Long.compare(b, a)).toList()) {
                var line = "{\"adult\":" + rows.get(id).adult() + ",\"id\":" + id + ",\"name\":\""
                        + rows.get(id).title() + "\",\"popularity\":"
                        + popularity(id, day).toPlainString() + "}\n";
                output.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static Map<Long, SourceRow> rows(String source) throws Exception {
        return switch (source) {
            case "mysql" -> {
                try (var connection = pipeline.mysql()) {
                    yield SqlSourceTable.movies(connection).rows();
                }
            }
            case "postgres" -> {
                try (var connection = pipeline.postgres()) {
                    yield SqlSourceTable.series(connection).rows();
                }
            }
            default -> {
                try (var client = pipeline.mongodb()) {
                    yield new MongoSourceTable(client.getDatabase("maf").getCollection("person_ids")).rows();
                }
            }
        };
    }
}
