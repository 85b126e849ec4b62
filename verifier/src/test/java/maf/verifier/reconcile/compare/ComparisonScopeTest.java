package maf.verifier.reconcile.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.verifier.row.RowEncoding;
import maf.verifier.row.TestContracts;
import org.junit.jupiter.api.Test;

class ComparisonScopeTest {
    private static final TableContract CATALOGUE = TestContracts.of(
            "catalogue",
            List.of(new Source("mysql.maf.movie_ids", Map.of(), Map.of("kind", "movie"))),
            2,
            "kind VARCHAR(16)",
            "id BIGINT");

    @Test
    void aSampleIsAShareOfTheKeysWhateverTheyAre() {
        var encoding = new RowEncoding(CATALOGUE);
        var sample = ComparisonScope.of(0.01, "");

        var chosen = LongStream.range(0, 200_000)
                .filter(id -> sample.samples(
                        encoding.rowKey(new Object[] {"movie", id}).digest()))
                .count();

        assertThat(chosen).isCloseTo(2_000, within(250L)); // five standard deviations
    }

    @Test
    void aRangeIsByTheFirstKeyColumnThatIsNoConstant() {
        var range = ComparisonScope.of(1, "5..7").range(CATALOGUE);

        assertThat(LongStream.range(0, 10).filter(id -> range.test(new Object[] {"movie", id})))
                .containsExactly(5L, 6L, 7L);
        assertThat(ComparisonScope.of(1, "5..").range(CATALOGUE).test(new Object[] {"movie", 9L}))
                .isTrue();
        assertThat(ComparisonScope.of(1, "..5").range(CATALOGUE).test(new Object[] {"movie", 9L}))
                .isFalse();
    }

    @Test
    void invalidArgumentsAreRefusedWithAValidExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComparisonScope.of(0, ""))
                .withMessageContaining("0.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComparisonScope.of(Double.NaN, ""))
                .withMessageContaining("0.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComparisonScope.of(1, "5-7"))
                .withMessageContaining("1..1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComparisonScope.of(1, "a..b").range(CATALOGUE))
                .withMessage("'a' is not a value of key column 'id', which is a BIGINT");
    }
}
