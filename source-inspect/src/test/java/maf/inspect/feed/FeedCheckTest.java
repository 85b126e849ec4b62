package maf.inspect.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.contract.model.SourceFields;
import maf.contract.wire.CapturedTable;
import maf.contract.yaml.Contracts;
import maf.inspect.check.TestSources;
import maf.inspect.table.Described;
import maf.inspect.table.PostgresPublication;
import maf.inspect.table.TableKind;
import maf.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedCheckTest {
    private static final Source POSTGRES = TestSources.postgres("");

    @TempDir
    private Path dir;

    @Test
    void aTableThatSendsAllThatTheContractTakesIsRight() throws IOException {
        assertThat(problems(POSTGRES, orders("orders"), "store.orders", "id, total"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"VIEW", "MATERIALIZED_VIEW", "FOREIGN", "UNLOGGED", "PARTITION"})
    void tablesWithoutChangesOfTheirOwnAreRefused(TableKind kind) throws IOException {
        var refused = orders("orders").is(kind);

        assertThat(problems(POSTGRES, refused, "store.orders", "id, total"))
                .containsExactly("store.orders " + kind.refusal().orElseThrow());
    }

    @Test
    void aPartitionNamesTheTopicOfItsTable() throws IOException {
        var partition = orders("orders_24").partOf(new CapturedTable("store", "orders"));

        assertThat(problems(POSTGRES, partition, "store.orders_24", "id, total"))
                .singleElement()
                .asString()
                .endsWith("declare topic own.store.orders instead");
    }

    @Test
    void whatThePublicationLacksIsRefusedIfTheContractTakesIt() throws IOException {
        var table = orders("orders");

        assertThat(problems(POSTGRES, table, "store.orders", "id, total", List.of("total")))
                .singleElement()
                .asString()
                .contains("sends no changes of store.orders's total,");
        assertThat(problems(POSTGRES, table, "store.orders", "id", List.of("total")))
                .isEmpty();
    }

    @Test
    void aTableThatIsNotThereIsRefused() throws IOException {
        assertThat(problems(POSTGRES, orders("orders"), "store.order", "id, total"))
                .singleElement()
                .asString()
                .startsWith("PostgreSQL has no such table in store");
    }

    @Test
    void whatTheSourcesFileLeavesOutIsRefused() throws IOException {
        var some = TestSources.postgres("tables: [customers]\n");
        var columns = TestSources.postgres("excluded-columns: [store.orders.total]\n");

        assertThat(problems(some, orders("orders"), "store.orders", "id"))
                .containsExactly("store.orders is not captured: add it to tables in the source's file");
        assertThat(problems(columns, orders("orders"), "store.orders", "id, total"))
                .singleElement()
                .asString()
                .contains("excludes the column store.orders.total");
    }

    @Test
    void columnsThatTheTableDoesNotHaveAreNamed() throws IOException {
        assertThat(problems(POSTGRES, orders("orders"), "store.orders", "id, totl"))
                .containsExactly("store.orders has no column 'totl', which feeds totl: did you mean 'total'?");
    }

    @Test
    void theContractTakesTheWholeKey() throws IOException {
        var wide = orders("orders").key("id", "total");
        var none = new Described("store", "orders").required("id", "int8");
        var loose = orders("orders").uniqueIndex(false, "id");

        assertThat(problems(POSTGRES, wide, "store.orders", "id"))
                .containsExactly(
                        "the key of store.orders is (id, total), and the contract's takes (id), so its rows are"
                                + " quarantined as key-mismatch: take the whole key, and nothing else");
        assertThat(problems(POSTGRES, orders("orders").key("total"), "store.orders", "id, total"))
                .singleElement()
                .asString()
                .contains("key-mismatch");
        assertThat(problems(POSTGRES, none, "store.orders", "id"))
                .singleElement()
                .asString()
                .contains("missing-key");
        assertThat(problems(POSTGRES, loose, "store.orders", "id"))
                .singleElement()
                .asString()
                .contains("two rows can be the same in its unique index u");
    }

    @Test
    void collectionsNeedImagesAndEventsOfAllDeletes() throws IOException {
        var source = TestSources.mongodb("");
        var fields = "id: _id";

        assertThat(problems(source, letters(), "letters.letter", fields)).isEmpty();
        assertThat(problems(source, letters().withoutFullImages(), "letters.letter", fields))
                .singleElement()
                .asString()
                .contains("changeStreamPreAndPostImages");
        assertThat(problems(source, letters().is(TableKind.CAPPED), "letters.letter", fields))
                .singleElement()
                .asString()
                .contains("is capped");
        assertThat(problems(source, letters().is(TableKind.TIME_SERIES), "letters.letter", fields))
                .singleElement()
                .asString()
                .contains("time-series");
    }

    private static Described orders(String name) {
        return new Described("store", name)
                .required("id", "int8")
                .column("total", "int8")
                .key("id");
    }

    private static Described letters() {
        return new Described("letters", "letter").key("_id");
    }

    private List<String> problems(Source source, Described table, String name, String columns) throws IOException {
        return new FeedCheck(new SourceCatalogue(source, List.of(table.get()), Map.of()))
                .problems(feed(source, name, columns));
    }

    private List<String> problems(
            Source source, Described table, String name, String columns, List<String> unsentColumns)
            throws IOException {
        var described = table.get();
        var publication =
                new PostgresPublication(described.table(), true, false, Optional.empty(), List.of(), unsentColumns);
        return new FeedCheck(new SourceCatalogue(source, List.of(described), Map.of(described.table(), publication)))
                .problems(feed(source, name, columns));
    }

    /** @param columns names, the first of which is the key; {@code name: field} of the key only */
    private SourceFields feed(Source source, String table, String columns) throws IOException {
        var key = columns.split("[,:]", 2)[0];
        var declared = new StringBuilder();
        for (var column : columns.replaceAll(":.*", "").split(", ", -1)) {
            declared.append("  ").append(column).append(": {type: BIGINT}\n");
        }
        Files.writeString(
                dir.resolve("t.yaml"),
                "table: MAF.T\nkey: [" + key + "]\ncolumns:\n" + declared + "sources:\n  - topic: " + source.name()
                        + "." + table + "\n" + (columns.contains(":") ? "    fields: {" + columns + "}\n" : ""));
        var contract = Contracts.read(dir).get(0);
        return new SourceFields(contract, contract.sources().get(0));
    }
}
