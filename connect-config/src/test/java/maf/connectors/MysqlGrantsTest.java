package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlGrantsTest {
    private static final String GLOBAL = "GRANT RELOAD, SHOW DATABASES, REPLICATION SLAVE ON *.* TO `cdc`@`%`";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT SELECT, LOCK TABLES ON `maf`.* TO `cdc`@`%`",
                "GRANT SELECT ON `maf`.`movie ids` TO `cdc`@`%`",
                "GRANT SELECT ON \"maf\".* TO \"cdc\"@\"%\"",
                "GRANT SELECT (`a`, `b`), INSERT ON `maf`.`t` TO `cdc`@`%`",
                "GRANT SELECT ON `m%`.* TO `cdc`@`%`",
                "GRANT ALL PRIVILEGES ON *.* TO `cdc`@`%` WITH GRANT OPTION",
                "GRANT `readers`@`%` TO `cdc`@`%`"
            })
    void anyWayToReadTheDatabaseWillDo(String line) {
        assertThat(new MysqlGrants(List.of(GLOBAL, line)).problem("maf")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT USAGE ON *.* TO `cdc`@`%`",
                "GRANT SELECT ON `other`.* TO `cdc`@`%`",
                "GRANT INSERT ON `maf`.* TO `cdc`@`%`",
                "GRANT SELECT ON `maf\\_x`.* TO `cdc`@`%`"
            })
    void aMissingSelectIsNamed(String line) {
        assertThat(new MysqlGrants(List.of(GLOBAL, line)).problem("maf")).isEqualTo(Optional.of("SELECT on maf.*"));
    }

    @Test
    void aDatabaseWhoseNameHasAnUnderscoreIsFound() {
        assertThat(new MysqlGrants(List.of(GLOBAL, "GRANT SELECT ON `my\\_db`.* TO `cdc`@`%`")).problem("my_db"))
                .isEmpty();
    }

    @Test
    void oneWayToLockTablesIsNeeded() {
        var select = "GRANT SELECT ON `maf`.* TO `cdc`@`%`";
        assertThat(new MysqlGrants(List.of(select)).problem("maf")).contains("RELOAD or LOCK TABLES");
        assertThat(new MysqlGrants(List.of(select, "GRANT FLUSH_TABLES,ROLE_ADMIN ON *.* TO `cdc`@`%`")).problem("maf"))
                .isEmpty();
    }
}
