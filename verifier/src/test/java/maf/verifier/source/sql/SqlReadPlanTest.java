package maf.verifier.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maf.contract.wire.QuarantineReason;
import maf.verifier.source.RichContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlReadPlanTest {
    @TempDir
    private Path dir;

    @Test
    void aTableIsSelectedAsFarAsTheContractNeedsIt() throws Exception {
        var plan = sql(List.of("nr"), "title", "nr", "address");

        assertThat(plan.select(2)).isEqualTo("SELECT `title`, `nr`, `address` FROM `maf`.`t` WHERE `nr` IN (?, ?)");
        assertThat(plan.keyRefusal()).isEmpty();
        assertThat(plan.parameters(new Object[] {"person", 7L})).isEmpty();
        assertThat(plan.parameters(new Object[] {"movie", 7L}).orElseThrow()).hasToString("[7]");
        var rows = new ArrayList<String>();
        byte[][] row = {utf8("ab"), utf8("7"), utf8("{\"city\": \"C\"}")};
        plan.typing().accept(row, (key, state) -> rows.add(RichContract.text(key, state)));
        assertThat(rows).containsExactly("[movie, 7] rule-undecided price-is-sane");
    }

    @Test
    void aColumnWhoseNameIsTheWholePathIsRead() throws Exception {
        var rows = new ArrayList<String>();
        byte[][] row = {utf8("7"), utf8("ab"), utf8("1"), utf8("B"), utf8("{\"city\": \"C\"}")};

        sql(List.of("nr"), "nr", "title", "price", "address.city", "address")
                .typing()
                .accept(row, (key, state) -> rows.add(RichContract.text(key, state)));

        assertThat(rows).containsExactly("[movie, 7] [movie, 7, ab, 1, false, B, null]");
    }

    @Test
    void aKeyOfOtherColumnsMakesNoRow() throws Exception {
        assertThat(sql(List.of(), "nr").keyRefusal()).isEqualTo(Optional.of(QuarantineReason.MISSING_KEY));
        assertThat(sql(List.of("nr", "title"), "nr", "title").keyRefusal())
                .isEqualTo(Optional.of(QuarantineReason.KEY_MISMATCH));
    }

    private SqlReadPlan sql(List<String> key, String... columns) throws IOException {
        var contract = new RichContract(dir);
        var table = new SqlTable(
                "maf",
                "t",
                List.of(columns).stream()
                        .map(name -> new SqlColumn(name, name.equals("nr") ? "int" : "json", false, 0, ""))
                        .toList(),
                key.isEmpty() ? List.of() : List.of(key));
        return new SqlReadPlan(new MysqlDialect(), table, contract.mysql(), contract.rules());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
