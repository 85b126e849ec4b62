package maf.inspect.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import org.junit.jupiter.api.Test;

class CheckResultTest {
    private static final Finding FINE = Finding.ok(CheckCode.VERSION, "MySQL 8.0.15");
    private static final Finding WARNED = Finding.warning(CheckCode.MYSQL_GTID, "gtid_mode is OFF", "SET it");
    private static final Finding BAD = Finding.failed(
                    CheckCode.TABLE_KEY,
                    "The table has no primary key and no unique index in its place: its events have no key, and are quarantined",
                    "ALTER TABLE t ADD PRIMARY KEY (…)")
            .at("shop.orders");

    private static CheckResult result(Finding... findings) {
        return new CheckResult(List.of(new SourceReport("shop", "mysql", "db:3306", List.of(findings))));
    }

    private static String printed(CheckResult result, boolean json) {
        var text = new StringWriter();
        result.print(new PrintWriter(text), json);
        return text.toString();
    }

    @Test
    void theExitCodeTellsTheWorst() {
        assertThat(result(FINE, WARNED).exitCode(false)).isZero();
        assertThat(result(FINE, BAD).exitCode(true)).isEqualTo(1);
        assertThat(result(FINE).exitCode(true)).isEqualTo(2);
        assertThat(result(Finding.unknown(CheckCode.REACHABLE, "why", "")).exitCode(false))
                .isEqualTo(2);
        assertThat(new CheckResult(List.of()).exitCode(false)).isEqualTo(2);
    }

    @Test
    void printsForPeopleWithinAHundredColumns() {
        assertThat(printed(result(FINE, WARNED, BAD), false)).isEqualTo("""
                shop (mysql at db:3306): 1 failed, 1 warning, 1 ok
                FAILED   table-key  shop.orders
                         The table has no primary key and no unique index in its place: its events have no key, and
                         are quarantined
                         -> ALTER TABLE t ADD PRIMARY KEY (…)
                WARNING  mysql-gtid
                         gtid_mode is OFF
                         -> SET it
                """);
        assertThat(printed(result(BAD), false).lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void printsForPrograms() {
        assertThat(printed(result(WARNED), true))
                .isEqualToIgnoringNewLines(
                        "{\"sources\":[{\"name\":\"shop\",\"kind\":\"mysql\",\"server\":\"db:3306\",\"checks\":[{\"check\":\"mysql-gtid\","
                                + "\"table\":\"\",\"verdict\":\"warning\",\"detail\":\"gtid_mode is OFF\",\"remedy\":\"SET it\"}]}]}");
    }

    @Test
    void theDocumentationHasEachCheck() throws IOException {
        var page = Files.readString(Path.of("../docs/own-databases.md"));
        var documented = page.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line ->
                        Arrays.stream(line.substring(0, line.indexOf('|', 1)).split("`", -1)))
                .collect(Collectors.toSet());

        assertThat(documented)
                .containsAll(
                        Arrays.stream(CheckCode.values()).map(CheckCode::code).toList());
    }
}
