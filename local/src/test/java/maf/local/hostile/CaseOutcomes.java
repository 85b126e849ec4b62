package maf.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import maf.local.fixture.QuarantineReasons;
import maf.local.fixture.ReconcileResult;
import maf.local.fixture.StoredValueText;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import maf.local.status.StatusReport;

/** What has become of the cases. */
record CaseOutcomes(Pipeline pipeline, Connection store, ReconcileResult reconciled, QuarantineReasons refused) {
    static boolean isStored(Connection store, Section expected) {
        return rows(store, expected.argument()).equals(expected.body().lines().toList());
    }

    static List<String> rows(Connection store, String sql) {
        var rows = new ArrayList<String>();
        try (var statement = store.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                var values = new ArrayList<String>();
                for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    values.add(StoredValueText.text(row, row.getMetaData().getColumnLabel(column)));
                }
                rows.add(String.join(" | ", values));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return rows;
    }

    void assertStored(Section expected) {
        assertThat(rows(store, expected.argument()))
                .as(expected.argument())
                .isEqualTo(expected.body().lines().toList());
    }

    void assertRefused(Section expected) {
        var found = new ArrayList<String>();
        refused.of(expected.argument()).forEach((reason, count) -> found.add(reason + " " + count));
        assertThat(found)
                .as("quarantine of " + expected.argument())
                .containsExactlyElementsOf(expected.body().lines().toList());
    }

    void assertReconciled(Section expected) {
        var name = expected.argument();
        for (var unchecked : reconciled.json().path("unchecked")) {
            if (unchecked.path("table").asText().equals(name)) {
                assertThat("unchecked: " + unchecked.path("reason").asText()).contains(expected.body());
                return;
            }
        }
        var table = reconciled.table(name);
        var found = "missing " + table.path("missing").asInt() + ", left over "
                + table.path("leftOver").asInt() + ", different "
                + table.path("different").asInt();
        assertThat(found.replace("missing 0, left over 0, different 0", "equal"))
                .as("reconcile " + table)
                .isEqualTo(expected.body());
    }

    void assertCounted(Section expected) {
        var contracts = ContractFolder.contracts(ContractFolder.remembered(pipeline.home())).stream()
                .filter(contract -> contract.name().equals(expected.argument()))
                .toList();
        assertThat(new StatusReport(pipeline).tables(contracts))
                .singleElement()
                .satisfies(table -> assertThat("stored " + table.stored()).isEqualTo(expected.body()));
    }
}
