package maf.inspect.check.table;

import static maf.inspect.finding.Verdict.FAILED;
import static maf.inspect.finding.Verdict.OK;
import static maf.inspect.finding.Verdict.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import maf.contract.wire.CapturedTable;
import maf.inspect.check.TestSources;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.SnapshotEstimate;
import maf.inspect.finding.Verdict;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.ColumnDescription.Generation;
import maf.inspect.table.EventKey;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;
import maf.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableChecksTest {
    private static TableDescription table(
            String name, TableKind kind, EventKey key, boolean isUnique, String... columns) {
        return new TableDescription(
                new CapturedTable("shop", name),
                kind,
                Optional.empty(),
                Arrays.stream(columns).map(TableChecksTest::column).toList(),
                Optional.ofNullable(key),
                isUnique,
                true,
                OptionalLong.of(3_000_000),
                OptionalLong.of(1L << 30));
    }

    /** Written {@code name:type} or {@code name:type[]}. */
    private static ColumnDescription column(String text) {
        var parts = text.split(":", 2);
        var type = parts.length > 1 ? parts[1].replace("[]", "") : "int";
        return new ColumnDescription(parts[0], type, type, 0, 0, true, text.endsWith("[]"), Generation.NONE);
    }

    private static TableDescription plain(String name, String... columns) {
        return table(name, TableKind.TABLE, new EventKey("PRIMARY", true, List.of("id")), true, columns);
    }

    private static List<Finding> wrong(Source source, TableDescription... tables) {
        var captured = new CapturedTables(source, List.of(tables));
        var findings = new ArrayList<>(new TableChecks(captured, CapturedTables::name).findings());
        findings.addAll(ScopeChecks.of(captured, "GRANT"));
        return findings.stream().filter(finding -> finding.verdict() != OK).toList();
    }

    @Test
    void aTableWithAPrimaryKeyIsFine() {
        assertThat(wrong(TestSources.mysql(""), plain("orders", "id:int", "Name:varchar", "total:decimal")))
                .isEmpty();
    }

    @Test
    void judgesKeys() {
        var index = new EventKey("by_code", false, List.of("code"));

        assertThat(wrong(
                        TestSources.mysql(""),
                        table("none", TableKind.TABLE, null, false),
                        table("unique", TableKind.TABLE, index, true),
                        table("loose", TableKind.TABLE, index, false)))
                .extracting(Finding::table, Finding::verdict)
                .containsExactlyInAnyOrder(
                        tuple("shop.none", FAILED), tuple("shop.unique", WARNING), tuple("shop.loose", FAILED));
    }

    @Test
    void namesColumnsThatDifferInCase() {
        assertThat(wrong(TestSources.mysql(""), plain("orders", "id", "name", "Name")))
                .singleElement()
                .returns(CheckCode.TABLE_COLUMN_CASE, Finding::check)
                .satisfies(finding -> assertThat(finding.detail()).contains("name, Name"));
    }

    @Test
    void aViewCountsOnlyWhereItIsNamed() {
        var view = table("look", TableKind.VIEW, null, false);

        assertThat(wrong(TestSources.mysql("tables: ['*']"), plain("orders"), view))
                .isEmpty();
        assertThat(wrong(TestSources.mysql("tables: [orders, look]"), plain("orders"), view))
                .singleElement()
                .returns(CheckCode.TABLE_KIND, Finding::check)
                .returns("shop.look", Finding::table);
    }

    @Test
    void partitionsAreJudgedAsTheWholeTable() {
        assertThat(wrong(
                        TestSources.mysql(""),
                        table("all", TableKind.PARTITIONED, new EventKey("PRIMARY", true, List.of("id")), true),
                        table("y2025", TableKind.PARTITION, null, false)))
                .isEmpty();
    }

    @Test
    void aForeignTableIsRefused() {
        assertThat(wrong(TestSources.mysql(""), plain("orders"), table("far", TableKind.FOREIGN, null, false)))
                .singleElement()
                .returns(CheckCode.TABLE_KIND, Finding::check)
                .satisfies(finding -> assertThat(finding.detail()).contains("is a foreign table"));
    }

    @Test
    void namesTypesOfWhichValuesAreAlteredUnlessTheyAreExcluded() {
        var table = plain("orders", "id", "f:float", "t:time", "y:year", "d:double");

        assertThat(wrong(TestSources.mysql(""), table))
                .singleElement()
                .returns(CheckCode.TABLE_ALTERED_TYPES, Finding::check)
                .satisfies(finding -> {
                    assertThat(finding.detail())
                            .contains("f (float)", "t (time)", "y (year)")
                            .doesNotContain("double");
                    assertThat(finding.remedy()).contains("MODIFY `f` DOUBLE", "shop.orders.t");
                });
        assertThat(wrong(TestSources.mysql("excluded-columns: [shop.orders.f, 'shop.*.t', shop.orders.y]"), table))
                .isEmpty();
    }

    @Test
    void tablesWhoseTopicsKafkaTakesForOneCollide() {
        assertThat(wrong(TestSources.mysql(""), plain("a.b"), plain("a_b"), plain("a$b"), plain("other")))
                .singleElement()
                .returns(CheckCode.TABLE_NAME_COLLISION, Finding::check)
                .satisfies(finding -> assertThat(finding.detail()).contains("shop.a.b", "shop.a_b", "shop.a$b"));
    }

    @Test
    void namesWhatIsNotThere() {
        assertThat(wrong(TestSources.mysql("tables: [orders, 'invoice_*', customer]"), plain("orders")))
                .extracting(Finding::table)
                .containsExactly("invoice_*", "customer");
        assertThat(wrong(TestSources.mysql("")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("no table in shop"));
    }

    @Test
    void theTableOfSignalsIsNeitherCapturedNorMissed() {
        var source = TestSources.mysql("signals: shop.signals");

        assertThat(wrong(source, plain("orders"), table("signals", TableKind.TABLE, null, false)))
                .isEmpty();
        assertThat(wrong(source, plain("orders")))
                .singleElement()
                .returns(CheckCode.SIGNAL_TABLE, Finding::check)
                .returns(WARNING, Finding::verdict);
    }

    @ParameterizedTest
    @CsvSource({"8000, 0, 1 s", "0, 41943040, 10 s", "80000000, 0, 2 h", "800000000, 0, 27 h"})
    void estimatesTheSnapshot(long rows, long bytes, String text) {
        var finding = new SnapshotEstimate(rows, bytes).finding();

        assertThat(finding.verdict()).isEqualTo(Verdict.OK);
        assertThat(finding.detail()).endsWith("takes about " + text);
    }
}
