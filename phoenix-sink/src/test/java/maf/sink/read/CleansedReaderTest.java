package maf.sink.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import maf.contract.format.MalformedRecordException;
import maf.contract.model.Column;
import maf.contract.model.ColumnType;
import maf.contract.model.TableContract;
import maf.contract.model.TableName;
import maf.contract.model.UndeclaredFields;
import maf.contract.wire.MafHeaders;
import maf.sink.version.Versions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CleansedReaderTest {
    private static final TableContract MOVIE = new TableContract(
            "movie",
            new TableName("MAF", "MOVIE"),
            List.of("id"),
            Map.of(
                    "id",
                    column("id", "BIGINT"),
                    "title",
                    column("title", "VARCHAR"),
                    "adult",
                    column("adult", "BOOLEAN")),
            List.of(),
            Map.of(),
            Optional.empty(),
            UndeclaredFields.of("drop"),
            OptionalInt.empty());

    private final CleansedReader reader = new CleansedReader(MOVIE);

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.of(type), List.of(), false, null);
    }

    private static ConsumerRecord<byte[], byte[]> with(
            ConsumerRecord<byte[], byte[]> record, String header, String value) {
        record.headers().add(header, value.getBytes(UTF_8));
        return record;
    }

    @Test
    void usesTheStoresColumnNamesAndAddsItsOwn() {
        var record = TestRecords.record("{\"id\":1}", "{\"id\":1,\"title\":\"x\",\"adult\":null}", 0, 5, 100);
        with(record, MafHeaders.SOURCE_TS_MS, "90");
        with(record, MafHeaders.SOURCE_TOPIC, "mysql.maf.movie_ids");
        with(record, MafHeaders.SOURCE_POSITION, "binlog.1:4:0");
        var event = reader.read(record, Versions.fresh());
        var upsert = (Change.Upsert) event.change();
        assertThat(upsert.whole()).isTrue();
        assertThat(upsert.values())
                .containsEntry("TITLE", "x")
                .containsEntry("ADULT", null)
                .containsEntry("MAF_COMMITTED_AT", Instant.ofEpochMilli(90))
                .containsEntry("MAF_SOURCE", "mysql.maf.movie_ids/binlog.1:4:0")
                .doesNotContainKey("ID");
        assertThat(event.version()).isEqualTo(100);
    }

    @Test
    void anAbsentColumnIsNotSet() {
        var event = reader.read(TestRecords.record("{\"id\":1}", "{\"title\":\"x\"}", 0, 5, 100), Versions.fresh());
        var upsert = (Change.Upsert) event.change();
        assertThat(upsert.whole()).isFalse();
        assertThat(upsert.values()).doesNotContainKey("ADULT");
    }

    @Test
    void aNullValueDeletes() {
        var event = reader.read(TestRecords.record("{\"id\":1}", null, 0, 5, 100), Versions.fresh());
        assertThat(event.change()).isEqualTo(new Change.Delete());
    }

    @Test
    void aRedrivenRecordStaysBelowItsOwnTimeAndMovesNoVersion() {
        var versions = Versions.fresh();
        versions.next(new byte[] {1}, 500);
        var record = with(TestRecords.record("{\"id\":1}", null, 0, 5, 100), MafHeaders.REDRIVEN, "1");
        assertThat(reader.read(record, versions).version()).isEqualTo(99);
        assertThat(versions.current()).isEqualTo(500);
    }

    @Test
    void aColumnOfANewerContractIsNotDropped() {
        var strict = new CleansedReader(MOVIE, Set.of("TITLE", "ONCE")::contains);
        var fresh = TestRecords.record("{\"id\":1}", "{\"id\":1,\"fresh\":null}", 0, 5, 100);
        assertThat(strict.read(fresh, Versions.fresh()).version())
                .as("a stranger's")
                .isEqualTo(100);
        with(fresh, MafHeaders.SOURCE_TOPIC, "mysql.maf.movie_ids");
        var versions = Versions.fresh();
        assertThatThrownBy(() -> strict.read(fresh, versions))
                .isInstanceOf(NewerContractException.class)
                .hasMessageStartingWith("its records have the column 'fresh', which the contract did not allow")
                .hasMessageContaining("restart phoenix-sink");
        assertThat(versions.current()).isZero();
        var old = with(
                TestRecords.record("{\"id\":1}", "{\"id\":1,\"once\":7}", 0, 5, 100),
                MafHeaders.SOURCE_TOPIC,
                "mysql.maf.movie_ids");
        assertThat(strict.read(old, Versions.fresh()).version())
                .as("an older contract's")
                .isEqualTo(100);
    }

    @Test
    void aValueOfAWiderTypeIsNotRefused() {
        var year = new CleansedReader(new TableContract(
                "year",
                new TableName("MAF", "YEAR"),
                List.of("id"),
                Map.of(
                        "id", column("id", "BIGINT"),
                        "text", column("text", "VARCHAR(3)"),
                        "sum", column("sum", "DECIMAL(3,1)"),
                        "number", column("number", "INTEGER")),
                List.of(),
                Map.of(),
                Optional.empty(),
                UndeclaredFields.of("drop"),
                OptionalInt.empty()));
        for (var wider : List.of("\"text\":\"long\"", "\"sum\":\"100.5\"", "\"number\":2147483648")) {
            var record = TestRecords.record("{\"id\":1}", "{" + wider + "}", 0, 5, 100);
            assertThatThrownBy(() -> year.read(record, Versions.fresh()))
                    .as("a stranger's")
                    .isInstanceOf(MalformedRecordException.class);
            with(record, MafHeaders.SOURCE_TOPIC, "mysql.maf.years");
            assertThatThrownBy(() -> year.read(record, Versions.fresh())).isInstanceOf(NewerContractException.class);
        }
        for (var other : List.of("\"text\":7", "\"sum\":\"x\"", "\"number\":\"x\"", "\"number\":1.5")) {
            var record = TestRecords.record("{\"id\":1}", "{" + other + "}", 0, 5, 100);
            with(record, MafHeaders.SOURCE_TOPIC, "mysql.maf.years");
            assertThatThrownBy(() -> year.read(record, Versions.fresh())).isInstanceOf(MalformedRecordException.class);
        }
    }

    @Test
    void aMalformedRecordUsesNoVersion() {
        var versions = Versions.fresh();
        var record = TestRecords.record("{\"id\":1}", "{\"title\":7}", 0, 5, 100);
        assertThatThrownBy(() -> reader.read(record, versions)).isInstanceOf(MalformedRecordException.class);
        assertThat(versions.current()).isZero();
    }
}
