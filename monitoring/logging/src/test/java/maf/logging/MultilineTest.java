package maf.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The patterns of filebeat.yml keep the lines of one event together. */
class MultilineTest {
    private final FilebeatMultiline mysql = FilebeatMultiline.template(0);
    private final FilebeatMultiline postgres = FilebeatMultiline.template(1);
    private final FilebeatMultiline others = FilebeatMultiline.template(2);

    @Test
    void aCrashOfMysqlIsOneEvent() {
        var events = mysql.events(CheckoutFiles.recorded("mysql-9"));

        assertThat(events).allMatch(event -> event.startsWith("2026-"));
        assertThat(events.get(events.size() - 1))
                .contains("mysqld got signal 11")
                .contains("handle_fatal_signal")
                .endsWith("what is causing the crash.");
    }

    @Test
    void everyOtherLineOfMysqlIsAnEvent() {
        var lines = CheckoutFiles.recorded("mysql-8");

        assertThat(mysql.events(lines)).hasSameSizeAs(lines);
    }

    @Test
    void continuationLinesOfPostgresBelongToTheirError() {
        var events = postgres.events(CheckoutFiles.recorded("postgres-18"));

        assertThat(events)
                .anyMatch(event -> event.contains("ERROR:  relation \"nothing\" does not exist")
                        && event.contains("STATEMENT:  SELECT *\n\tFROM nothing\n\tWHERE a = 1;"))
                .anyMatch(event -> event.contains("duplicate key")
                        && event.contains("DETAIL:")
                        && event.contains("STATEMENT:  INSERT"))
                .anyMatch(event -> event.contains("WARNING:  first\n\tsecond") && event.contains("CONTEXT:"))
                .filteredOn(event -> event.contains("ready to accept"))
                .hasSize(1)
                .allMatch(event -> event.lines().count() == 1);
    }

    @Test
    void linesOfJsonStayApartAndAStackTraceStaysTogether() {
        var mongodb = CheckoutFiles.recorded("mongodb-6");
        assertThat(others.events(mongodb)).isEqualTo(mongodb);

        assertThat(others.events(List.of(
                        "{\"message\":\"a\"}",
                        "Terminating due to java.lang.OutOfMemoryError: Java heap space",
                        "Exception in thread \"main\" java.lang.IllegalStateException: a",
                        "\tat maf.Main.main(Main.java:1)",
                        "Caused by: java.io.IOException: b",
                        "\t... 3 more",
                        "{\"message\":\"c\"}")))
                .hasSize(4);
    }
}
