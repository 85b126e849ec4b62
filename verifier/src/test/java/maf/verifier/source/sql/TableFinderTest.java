package maf.verifier.source.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import maf.contract.wire.CapturedTable;
import maf.verifier.source.SourceLogin;
import maf.verifier.table.UnavailableException;
import org.junit.jupiter.api.Test;

class TableFinderTest {
    private static final String TOPIC = "mysql.shop.order_details";

    private final TableFinder finder = new TableFinder(
            TOPIC, new SqlErrors("MySQL", "shop.order_details", new SourceLogin("mysql", "jdbc:mysql://x/", "u", "p")));

    @Test
    void aTableIsFoundByItsTopic() throws Exception {
        var database = new FakeDatabase().answers("executeQuery", List.of(table("other"), table("order details")));

        assertThat(finder.find(database.connection())).isEqualTo(new CapturedTable("shop", "order details"));
    }

    @Test
    void noTableOrSeveralAreNamed() {
        var none = new FakeDatabase();
        var several =
                new FakeDatabase().answers("executeQuery", List.of(table("order details"), table("order$details")));

        assertThatThrownBy(() -> finder.find(none.connection()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("has no table shop.order_details");
        assertThatThrownBy(() -> finder.find(several.connection()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("order details, order$details")
                .hasMessageContaining(TOPIC);
    }

    private static Map<String, Object> table(String name) {
        return Map.of("1", "shop", "2", name);
    }
}
