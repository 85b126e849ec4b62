package maf.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static Scope of(String... patterns) {
        return new Scope(
                "",
                List.of("shop", "crm"),
                Stream.of(patterns).map(TablePattern::of).toList(),
                List.of());
    }

    @Test
    void capturesAllTablesOfItsSchemasWithoutPatterns() {
        assertThat(of().captures("shop", "orders")).isTrue();
        assertThat(of().captures("other", "orders")).isFalse();
    }

    @Test
    void takesAStarForAnyCharacters() {
        var scope = of("orders", "invoice_*");

        assertThat(scope.captures("crm", "orders")).isTrue();
        assertThat(scope.captures("shop", "invoice_2024")).isTrue();
        assertThat(scope.captures("shop", "orders_old")).isFalse();
    }

    @Test
    void restrictsAPatternToItsSchema() {
        var scope = of("shop.*", "crm.a$b.c");

        assertThat(scope.captures("shop", "orders")).isTrue();
        assertThat(scope.captures("crm", "orders")).isFalse();
        assertThat(scope.captures("crm", "a$b.c")).isTrue();
        assertThat(scope.captures("crm", "a$bxc")).isFalse();
    }

    @Test
    void writesRegularExpressionsThatPeopleCanRead() {
        assertThat(TablePattern.regex("invoice_*.x")).isEqualTo("invoice_.*\\.x");
    }
}
