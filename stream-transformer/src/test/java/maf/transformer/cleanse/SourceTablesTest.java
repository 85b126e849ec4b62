package maf.transformer.cleanse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import org.junit.jupiter.api.Test;

class SourceTablesTest {
    private static final String TOPIC = "mysql.maf.a_b";

    private final SourceTables tables = new SourceTables();

    private void takes(String topic, String table) {
        assertThatCode(() -> tables.check(topic, table)).as(table).doesNotThrowAnyException();
    }

    private void refuses(String table) {
        assertThatThrownBy(() -> tables.check(TOPIC, table))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(QuarantineReason.OTHER_TABLE))
                .hasMessageContaining("'" + table + "'");
    }

    @Test
    void takesOneTableWhoseNameATopicCannotHave() {
        takes(TOPIC, "maf.a b");
        takes(TOPIC, "maf.a b");
        takes("mysql.maf.__", "maf.😀");
        takes("mysql.maf.__", "maf.😀");
    }

    @Test
    void refusesASecondOneOfThatTopic() {
        takes(TOPIC, "maf.a b");
        refuses("maf.a$b");
        takes(TOPIC, "maf.a b");
    }

    @Test
    void prefersTheTableOfExactlyTheTopicsName() {
        takes(TOPIC, "maf.a$b");
        takes(TOPIC, "maf.a_b");
        refuses("maf.a$b");
        takes(TOPIC, "maf.a_b");
    }

    @Test
    void leavesTopicsAloneThatATransformChoseOrThatNameNoTable() {
        takes(TOPIC, "maf.shard_1");
        takes(TOPIC, "maf.shard_2");
        takes(TOPIC, null);
    }
}
