package maf.capture.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostChangesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE t SET v = 1", "insert into t values (1)", "DELETE\nFROM t", "replace into t select 1"})
    void aStatementInPlaceOfRowsIsReported(String sql) {
        assertThat(LostChanges.problem(sql))
                .hasValueSatisfying(text -> assertThat(text).contains("binlog_format"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "COMMIT",
                "XA START X'31',X'',1",
                "XA COMMIT X'31',X'',1",
                "XA END X'31',X'',1",
                "ALTER TABLE t ADD COLUMN updated INT",
                "CREATE TABLE t AS SELECT 1",
                "TRUNCATE TABLE t"
            })
    void everythingElseIsNot(String sql) {
        assertThat(LostChanges.problem(sql)).isEmpty();
    }
}
