package maf.inspect.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import maf.contract.wire.CapturedTable;
import maf.inspect.propose.Proposal.Proposed;
import maf.inspect.propose.Proposal.Refused;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.ColumnDescription.Generation;
import maf.inspect.table.Described;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;
import org.junit.jupiter.api.Test;

class TableProposerTest {
    private final TableProposer mysql =
            new TableProposer("shop", "MySQL", new MysqlTypes(), new ContractNames("shop", false, List.of()));

    @Test
    void aContractIsWrittenAsPeopleWriteThem() {
        var table = new Described("store", "order lines")
                .required("order", "int")
                .required("line no", "smallint")
                .column("price", "decimal", "decimal(10,2)", 10, 2, false)
                .required("label", "varchar")
                .column("größe", "float")
                .column("a.b\\c", "json")
                .key("order", "line no")
                .get();

        assertThat(text(table)).isEqualTo("""
                # yaml-language-server: $schema=contract.schema.json
                # Proposed for MySQL's table store.order lines. docs/values.md explains the notes.
                # NOT NULL at the source, but not required here, where an empty value is NULL: label.
                table: SHOP.ORDER_LINES
                key: [order, line_no]
                columns:
                  order:   {type: INTEGER}
                  line_no: {type: INTEGER}
                  price:   {type: "DECIMAL(10,2)", required: true}
                  label:   {type: VARCHAR}
                  grosse:  {type: DOUBLE}                          # a snapshot has six digits of it
                  a_b_c:   {type: VARCHAR}                         # compare as JSON, not as text
                sources:
                  - topic: shop.store.order_lines
                    fields:
                      line_no: 'line no'
                      grosse: 'größe'
                      a_b_c: 'a\\.b\\\\c'
                """);
    }

    @Test
    void whatCannotBeCapturedIsRefusedWithItsReason() {
        assertThat(refusal(new Described("s", "v").is(TableKind.VIEW).get())).contains("is a view");
        assertThat(refusal(new Described("s", "u").is(TableKind.UNLOGGED).get()))
                .contains("is unlogged");
        assertThat(refusal(new Described("s", "p1")
                        .partOf(new CapturedTable("s", "p"))
                        .get()))
                .endsWith("take s.p");
        assertThat(refusal(new Described("s", "t").required("a", "int").get()))
                .contains("no primary key and no unique index");
        assertThat(refusal(new Described("s", "t")
                        .column("a", "int")
                        .uniqueIndex(false, "a")
                        .get()))
                .contains("unique index u (a)");
        assertThat(refusal(new Described("s", "t")
                        .column("Id", "int")
                        .column("ID", "int")
                        .key("Id")
                        .get()))
                .contains("differ only in case (Id, ID)");
    }

    @Test
    void aUniqueIndexStandsInForAPrimaryKey() {
        var table = new Described("s", "t").required("a", "int").uniqueIndex(true, "a");

        assertThat(text(table.get())).contains("key: [a]").contains("Debezium takes the unique index u.\n");
        assertThat(text(table.withoutFullImages().get())).contains("fail without REPLICA IDENTITY FULL");
    }

    @Test
    void columnsThatDoNotComeAreLeftOutByName() {
        var table = new Described("s", "t")
                .required("id", "int4")
                .column(new ColumnDescription("sum", "int4", "integer", 0, 0, true, false, Generation.UNLOGGED))
                .column("secret", "text")
                .key("id")
                .get();
        var postgres =
                new TableProposer("pg", "PostgreSQL", new PostgresTypes(), new ContractNames("pg", true, List.of()));

        var proposed =
                (Proposed) postgres.propose(table, column -> !column.name().equals("secret"));

        assertThat(new ContractText(proposed.contract()).toString()).endsWith("""
                table: PG.S_T
                key: [id]
                columns:
                  id: {type: INTEGER}
                  # sum: left out, because PostgreSQL does not publish this generated column
                  # secret: left out, because the source's file excludes it
                sources:
                  - topic: pg.s.t
                """);
        assertThat(proposed.contract().name()).isEqualTo("pg-s-t");
        assertThat(((Refused) postgres.propose(table, column -> false)).reason())
                .contains("key column id");
    }

    @Test
    void everyNameIsGivenOnce() {
        var first = proposed(
                new Described("s", "Orders").required("id", "int").key("id").get());
        var second = proposed(
                new Described("s", "orders").required("id", "int").key("id").get());

        assertThat(first.contract().name()).isEqualTo("shop-orders");
        assertThat(second.contract().name()).isEqualTo("shop-orders-2");
        assertThat(second.contract().table()).hasToString("SHOP.ORDERS_2");
    }

    private String text(TableDescription table) {
        return new ContractText(proposed(table).contract()).toString();
    }

    private Proposed proposed(TableDescription table) {
        return (Proposed) mysql.propose(table, column -> true);
    }

    private String refusal(TableDescription table) {
        return ((Refused) mysql.propose(table, column -> true)).reason();
    }
}
