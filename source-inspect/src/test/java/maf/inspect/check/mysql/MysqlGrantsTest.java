package maf.inspect.check.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MysqlGrantsTest {
    private static MysqlGrants grants(String... lines) {
        return MysqlGrants.of(List.of(lines));
    }

    @Test
    void readsRightsOfTheWholeServer() {
        var grants = grants("GRANT RELOAD, REPLICATION SLAVE ON *.* TO `cdc`@`%`", "GRANT `reader`@`%` TO `cdc`@`%`");

        assertThat(grants.everywhere("RELOAD")).isTrue();
        assertThat(grants.everywhere("REPLICATION SLAVE")).isTrue();
        assertThat(grants.everywhere("REPLICATION CLIENT")).isFalse();
        assertThat(grants.on("SELECT", "shop", "orders")).isFalse();
    }

    @Test
    void takesAllPrivilegesForEach() {
        assertThat(grants("GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION")
                        .on("SELECT", "shop", "orders"))
                .isTrue();
    }

    @Test
    void takesWildcardsInTheNameOfADatabase() {
        var grants = grants("GRANT SELECT ON `shop_%`.* TO `cdc`@`%`", "GRANT SELECT ON `crm\\_eu`.* TO `cdc`@`%`");

        assertThat(grants.on("SELECT", "shop_eu", "orders")).isTrue();
        assertThat(grants.on("SELECT", "shopXeu", "orders")).isTrue();
        assertThat(grants.on("SELECT", "crm_eu", "orders")).isTrue();
        assertThat(grants.on("SELECT", "crmXeu", "orders")).isFalse();
    }

    @Test
    void columnsAreNotTheTable() {
        var grants = grants("GRANT SELECT (`id`, `name`), INSERT ON `shop`.`or``der` TO `cdc`@`%`");

        assertThat(grants.on("SELECT", "shop", "or`der")).isFalse();
        assertThat(grants.on("INSERT", "shop", "or`der")).isTrue();
    }

    @Test
    void aPartialRevokeCounts() {
        var grants = grants("GRANT SELECT ON *.* TO `cdc`@`%`", "REVOKE SELECT ON `crm`.* FROM `cdc`@`%`");

        assertThat(grants.on("SELECT", "shop", "orders")).isTrue();
        assertThat(grants.on("SELECT", "crm", "orders")).isFalse();
    }
}
