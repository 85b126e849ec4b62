package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.ChangeStreamPreAndPostImagesOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.ToolProcess;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts whose rows would not come as they change are named by {@code contract check}, which asks the sources. */
@PipelineTest
class ContractCheckIT {
    private static final List<String> POSTGRES = List.of(
            "CREATE TABLE maf.ck_root (id BIGINT, day INT, PRIMARY KEY (id, day)) PARTITION BY RANGE (day)",
            "CREATE TABLE maf.ck_leaf PARTITION OF maf.ck_root FOR VALUES FROM (0) TO (100)",
            "CREATE PUBLICATION ck_other FOR TABLE maf.ck_leaf", // no connector reads it
            "CREATE TABLE maf.ck_parent (id BIGINT PRIMARY KEY)",
            "CREATE TABLE maf.ck_heir (PRIMARY KEY (id)) INHERITS (maf.ck_parent)",
            "CREATE UNLOGGED TABLE maf.ck_unlogged (id BIGINT PRIMARY KEY)",
            "CREATE VIEW maf.ck_view AS SELECT * FROM maf.ck_parent",
            "CREATE TABLE maf.ck_generated (id BIGINT PRIMARY KEY, n INT, twice INT GENERATED ALWAYS AS (n * 2) VIRTUAL,"
                    + " thrice INT GENERATED ALWAYS AS (n * 3) STORED)",
            "CREATE TABLE maf.ck_partial (id BIGINT NOT NULL, active BOOLEAN NOT NULL)",
            "CREATE UNIQUE INDEX ck_partial_a ON maf.ck_partial (id) WHERE active",
            "CREATE TABLE maf.ck_second (id BIGINT NOT NULL, code BIGINT NOT NULL)",
            "CREATE UNIQUE INDEX ck_second_a ON maf.ck_second (code) WHERE id > 0",
            "CREATE UNIQUE INDEX ck_second_b ON maf.ck_second (id)");
    private static final List<String> POSTGRES_GONE = List.of(
            "DROP PUBLICATION ck_other",
            "DROP VIEW maf.ck_view",
            "DROP TABLE maf.ck_root, maf.ck_heir, maf.ck_parent, maf.ck_unlogged, maf.ck_generated, maf.ck_partial,"
                    + " maf.ck_second");

    private final Pipeline pipeline;

    @TempDir
    private Path dir;

    ContractCheckIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @BeforeEach
    void create() throws SQLException {
        try (var connection = pipeline.postgres()) {
            run(connection, POSTGRES);
        }
        try (var connection = pipeline.mysql()) {
            run(connection, List.of("CREATE VIEW maf.ck_movies AS SELECT * FROM maf.movie_ids"));
        }
        try (var client = pipeline.mongodb()) {
            var maf = client.getDatabase("maf");
            var images = new CreateCollectionOptions()
                    .changeStreamPreAndPostImagesOptions(new ChangeStreamPreAndPostImagesOptions(true));
            maf.createCollection("ck_images", images);
            maf.createCollection("ck_plain");
            maf.createCollection("ck_capped", images.capped(true).sizeInBytes(4096));
            maf.createView("ck_people", "person_ids", List.of());
        }
    }

    @AfterEach
    void drop() throws SQLException {
        try (var connection = pipeline.postgres()) {
            run(connection, POSTGRES_GONE);
        }
        try (var connection = pipeline.mysql()) {
            run(connection, List.of("DROP VIEW maf.ck_movies"));
        }
        try (var client = pipeline.mongodb()) {
            for (var name : List.of("ck_images", "ck_plain", "ck_capped", "ck_people")) {
                client.getDatabase("maf").getCollection(name).drop();
            }
        }
    }

    @Test
    void namesWhatSourcesDoNotSend() throws IOException {
        // Given
        var right = Files.createDirectory(dir.resolve("right"));
        for (var table : List.of(
                "postgres.maf.ck_root [id, day]",
                "postgres.maf.ck_heir [id]",
                "postgres.maf.ck_second [id]",
                "postgres.maf.ck_generated [id] n thrice",
                "mongodb.maf.ck_images [_id]")) {
            write(right, table);
        }
        var wrong = Files.createDirectory(dir.resolve("wrong"));
        for (var table : List.of(
                "mongodb.maf.ck_capped [_id]",
                "mongodb.maf.ck_people [_id]",
                "mongodb.maf.ck_plain [_id]",
                "mysql.maf.ck_absent [id]",
                "mysql.maf.ck_movies [id]",
                "mysql.maf.movie_ids [id] original_titel",
                "postgres.maf.ck_generated [id] twice",
                "postgres.maf.ck_leaf [id, day]",
                "postgres.maf.ck_parent [id]",
                "postgres.maf.ck_partial [id]",
                "postgres.maf.ck_second [code]",
                "postgres.maf.ck_unlogged [id]",
                "postgres.maf.ck_view [id]")) {
            write(wrong, table);
        }

        // When
        var shipped = check(ContractFolder.shipped(pipeline.home()));
        var ofRight = check(right);
        var ofWrong = check(wrong);

        // Then
        assertThat(shipped.errors()).isEmpty();
        assertThat(shipped.await()).isZero();
        assertThat(ofRight.errors()).isEmpty();
        assertThat(ofRight.await()).isZero();
        assertThat(ofWrong.await()).isEqualTo(1);
        assertThat(ofWrong.errors().lines().sorted())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("ck_absent: mysql.maf.ck_absent: MySQL has no such table"),
                        line -> assertThat(line).contains("maf.ck_capped is capped"),
                        line -> assertThat(line).contains("maf.ck_generated's twice,"),
                        line -> assertThat(line).contains("declare topic postgres.maf.ck_root instead"),
                        line -> assertThat(line).contains("maf.ck_movies is a view"),
                        line -> assertThat(line)
                                .contains("maf.ck_parent has tables that inherit from it (maf.ck_heir)"),
                        line -> assertThat(line).contains("maf.ck_partial has no primary key", "missing-key"),
                        line -> assertThat(line).contains("maf.ck_people is a view"),
                        line -> assertThat(line).contains("maf.ck_plain keeps no images"),
                        line -> assertThat(line).contains("maf.ck_second is (id)", "takes (code)", "key-mismatch"),
                        line -> assertThat(line).contains("maf.ck_unlogged is unlogged"),
                        line -> assertThat(line).contains("maf.ck_view is a view"),
                        line -> assertThat(line).contains("no column 'original_titel'", "'original_title'"));
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What the second half of {@code contract check} says. */
    private ToolProcess check(Path folder) {
        var check =
                ToolProcess.start(pipeline, pipeline.inspectEnvironment(), "source", "contracts", folder.toString());
        check.await();
        return check;
    }

    /** @param text topic, key in brackets, and other columns */
    private static void write(Path folder, String text) throws IOException {
        var topic = text.substring(0, text.indexOf(' '));
        var name = topic.substring(topic.lastIndexOf('.') + 1);
        var columns = text.substring(text.indexOf('['));
        var contract = new StringBuilder("table: MAF." + name.toUpperCase(Locale.ROOT) + "\nkey: "
                + columns.substring(0, columns.indexOf(']') + 1) + "\ncolumns:\n");
        for (var column : columns.replaceAll("[\\[\\],]", " ").strip().split("\\s+", -1)) {
            contract.append("  ").append(column).append(": {type: BIGINT}\n");
        }
        Files.writeString(folder.resolve(name + ".yaml"), contract + "sources:\n  - topic: " + topic + "\n");
    }
}
