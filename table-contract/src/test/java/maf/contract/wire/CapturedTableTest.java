package maf.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CapturedTableTest {
    private static final CapturedTable BLANK = new CapturedTable("shop", "order details");
    private static final CapturedTable DOLLAR = new CapturedTable("shop", "order$details");
    private static final CapturedTable EXACT = new CapturedTable("shop", "order_details");
    private static final CapturedTable DOTTED = new CapturedTable("shop", "a.b");

    @Test
    void aTopicIsFoundByItsTableWhateverTheNameHolds() {
        assertThat(found("mysql.shop.order_details", BLANK, DOTTED)).containsExactly(BLANK);
        assertThat(found("mysql.shop.order_details", BLANK, DOLLAR)).containsExactly(BLANK, DOLLAR);
        assertThat(found("mysql.shop.order_details", BLANK, DOLLAR, EXACT)).containsExactly(EXACT);
        assertThat(found("mysql.shop.a.b", BLANK, DOTTED)).containsExactly(DOTTED);
        assertThat(found("mysql.shop.other", BLANK, DOTTED)).isEmpty();
        assertThat(found("shop", BLANK)).isEmpty();
    }

    @Test
    void topicsAreAsDebeziumNamesThem() {
        assertThat(new CapturedTable("größe", "tä-b_l.e 😀").topic("mysql")).isEqualTo("mysql.gr__e.t_-b_l.e___");
        assertThat(new CapturedTable("s", "t".repeat(300)).topic("p")).hasSize(249);
    }

    private static List<CapturedTable> found(String topic, CapturedTable... tables) {
        return CapturedTable.of(topic, List.of(tables));
    }
}
