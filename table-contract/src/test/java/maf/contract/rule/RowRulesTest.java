package maf.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import maf.contract.wire.QuarantineReason;
import maf.contract.yaml.CheckedContracts;
import maf.contract.yaml.InvalidContractException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowRulesTest {
    private static final String TABLE = """
            table: MAF.T
            key: [id]
            columns:
              id: {type: BIGINT}
              popularity: {type: DOUBLE}
              price: {type: "DECIMAL(6,2)"}
              released: {type: DATE}
              adult: {type: BOOLEAN}
            sources: [{topic: a.b.c}]
            """;

    @TempDir
    Path dir;

    @Test
    void compilesTheShippedRules() {
        var shipped = Path.of("../tables");

        assertThat(CheckedContracts.read(shipped).rules()).hasSize(5);
    }

    @Test
    void evaluatesRulesInOrderAndThenTheFilter() throws IOException {
        // Given
        var rules = rules("""
                rules:
                  popular: popularity == null || popularity >= 0.0
                  cheap: price < 10
                  recent: released > timestamp("2000-01-01T00:00:00Z")
                filter: "!adult"
                """);

        // Then
        assertThat(rules.evaluate(row(1.5, "9.99", false))).isEqualTo(new RuleVerdict.Accepted());
        assertThat(rules.evaluate(row(null, "9.99", false))).isEqualTo(new RuleVerdict.Accepted());
        assertThat(rules.evaluate(row(null, "9.99", true))).isEqualTo(new RuleVerdict.Filtered());
        assertThat(rules.evaluate(row(-1.0, "10", true)))
                .isEqualTo(new RuleVerdict.Refused(
                        "popular", QuarantineReason.RULE_REFUSED, "the row does not meet the rule"));
        assertThat(rules.evaluate(row(1.0, "10", true)))
                .isEqualTo(new RuleVerdict.Refused(
                        "cheap", QuarantineReason.RULE_REFUSED, "the row does not meet the rule"));
    }

    @Test
    void refusesWhatItCannotDecide() throws IOException {
        // Given
        var rules = rules("rules: {popular: popularity >= 0.0}\nfilter: adult");

        // Then
        assertThat(rules.evaluate(row(null, "1", true))).isInstanceOfSatisfying(RuleVerdict.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo("popular");
            assertThat(refused.reason()).isEqualTo(QuarantineReason.RULE_UNDECIDED);
        });
        assertThat(rules.evaluate(row(1.0, "1", null))).isInstanceOfSatisfying(RuleVerdict.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo("filter");
            assertThat(refused.reason()).isEqualTo(QuarantineReason.RULE_UNDECIDED);
        });
        assertThat(rules.evaluate(Map.of("adult", true))).isInstanceOf(RuleVerdict.Refused.class);
    }

    @Test
    void reportsEveryExpressionThatDoesNotTypeCheckWithItsPlace() throws IOException {
        assertThatThrownBy(() -> rules("rules:\n  a: popular > 1\n  b: adult + id == 1\n  c: id\nfilter: price >"))
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContaining(
                        "t.yaml:11:6: 'a' has no column or function 'popular': did you mean 'popularity'?")
                .hasMessageContaining("t.yaml:12:12: 'b' cannot apply '+' to (bool, int)")
                .hasMessageContaining("t.yaml:13:6: 'c' gives int, not true or false")
                .hasMessageContaining("t.yaml:14:16: 'filter' ends too early");
    }

    private RowRules rules(String text) throws IOException {
        Files.writeString(dir.resolve("t.yaml"), TABLE + text);
        return CheckedContracts.read(dir).rules().get("t");
    }

    private static Map<String, Object> row(Double popularity, String price, Boolean adult) {
        var row = new HashMap<String, Object>();
        row.put("id", 1L);
        row.put("popularity", popularity);
        row.put("price", new BigDecimal(price));
        row.put("released", LocalDate.of(2026, 11, 22));
        row.put("adult", adult);
        return row;
    }
}
