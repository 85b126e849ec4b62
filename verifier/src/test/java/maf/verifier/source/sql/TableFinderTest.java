package maf.verifier.source.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import maf.contract.wire.CapturedTable;
import maf.verifier.source.TestLogins;
import maf.verifier.table.UnavailableException;
import org.junit.jupiter.api.Test;

class TableFinderTest {
    private static final String TOPIC = "mysql.shop.order_details";

    private final TableFinder finder =
            new TableFinder(TOPIC, new SqlErrors("MySQL", "shop.order_details", TestLogins.mysql(1)));

    @Test
    void aTableIsFoundByItsTopic() throws Exception {
        assertThat(finder.find(List.of(table("other"), table("order details")))).isEqualTo(table("order details"));
    }

    @Test
    void noTableOrSeveralAreNamed() {
        assertThatThrownBy(() -> finder.find(List.of()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("has no table shop.order_details");
        assertThatThrownBy(() -> finder.find(List.of(table("order details"), table("order$details"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("order details, order$details")
                .hasMessageContaining(TOPIC);
    }

    private static CapturedTable table(String name) {
        return new CapturedTable("shop", name);
    }
}
