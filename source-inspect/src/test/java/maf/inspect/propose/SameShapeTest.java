package maf.inspect.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import maf.inspect.propose.Proposal.Proposed;
import maf.inspect.table.Described;
import org.junit.jupiter.api.Test;

class SameShapeTest {
    private final ContractNames names = new ContractNames("shop", false, List.of());
    private final TableProposer proposer = new TableProposer("shop", "MySQL", new MysqlTypes(), names);

    @Test
    void tablesOfOneShapeBecomeOneContract() {
        var proposals = Stream.of("orders_2024", "orders_2025", "orders", "part_1", "log_2024_01", "log_2024_02")
                .map(this::table)
                .toList();

        var united = SameShape.united(proposals, names);

        assertThat(united).hasSize(4);
        assertThat(new ContractText(((Proposed) united.get(0)).contract()).toString())
                .isEqualTo("""
                # yaml-language-server: $schema=contract.schema.json
                # Proposed for 2 tables of one shape. docs/values.md explains the notes.
                table: SHOP.ORDERS_2
                key: [part_2, id]
                columns:
                  part_2: {type: VARCHAR} # tells the source's tables apart
                  id:     {type: INTEGER}
                  part:   {type: INTEGER}
                sources:
                  - topic: shop.s.orders_2024
                    constants:
                      part_2: '2024'
                  - topic: shop.s.orders_2025
                    constants:
                      part_2: '2025'
                """);
        assertThat(((Proposed) united.get(3)).contract().sources().get(1).constants())
                .containsEntry("part_2", "2024_02");
    }

    @Test
    void tablesOfOtherColumnsStayApart() {
        var other = new Described("s", "orders_2025")
                .required("id", "bigint")
                .column("part", "int")
                .key("id");

        var proposals = List.of(table("orders_2024"), proposer.propose(other.get(), column -> true));

        assertThat(SameShape.united(proposals, names)).isEqualTo(proposals);
    }

    private Proposal table(String name) {
        var table = new Described("s", name)
                .required("id", "int")
                .column("part", "int")
                .key("id");
        return proposer.propose(table.get(), column -> true);
    }
}
