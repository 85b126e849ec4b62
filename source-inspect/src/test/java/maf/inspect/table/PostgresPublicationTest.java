package maf.inspect.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import maf.contract.wire.CapturedTable;
import org.junit.jupiter.api.Test;

class PostgresPublicationTest {
    private static final CapturedTable TABLE = new CapturedTable("maf", "pay_24");

    @Test
    void aTableThatIsPublishedWholeIsRight() {
        assertThat(problem(true, false, null, List.of(), List.of("other"))).isEmpty();
    }

    @Test
    void aPartitionNamesTheTopicOfItsTable() {
        assertThat(problem(false, false, new CapturedTable("maf", "pay roll"), List.of(), List.of()))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("maf.pay_24 is a partition")
                        .contains("postgres.maf.pay_roll instead"));
    }

    @Test
    void aPartitionThatIsPublishedUnderItsOwnNameIsRight() {
        assertThat(problem(true, false, new CapturedTable("maf", "pay"), List.of(), List.of()))
                .isEmpty();
    }

    @Test
    void aTableThatThePublicationLacksIsNamedWithTheStatementThatMendsIt() {
        assertThat(problem(false, false, null, List.of(), List.of()).orElseThrow())
                .contains("not in the connector's publication")
                .contains("SET LOGGED");
        assertThat(problem(false, true, null, List.of(), List.of()).orElseThrow())
                .contains("publish_via_partition_root = true");
    }

    @Test
    void tablesThatInheritAreNamed() {
        assertThat(problem(true, false, null, List.of("maf.a", "maf.b"), List.of())
                        .orElseThrow())
                .contains("(maf.a, maf.b)");
    }

    @Test
    void columnsThatAreNotSentMatterIfTheContractTakesThem() {
        assertThat(problem(true, false, null, List.of(), List.of("other", "total")))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("maf.pay_24's total,").doesNotContain("other"));
    }

    private static Optional<String> problem(
            boolean held, boolean partitioned, CapturedTable root, List<String> heirs, List<String> unsent) {
        return new PostgresPublication(TABLE, held, partitioned, Optional.ofNullable(root), heirs, unsent)
                .problem("postgres", "total"::equals);
    }
}
