package maf.capture.mysql;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names changes that the binlog holds in a form from which no row can be read, and counts them as erroneous events;
 * otherwise nobody would hear of them before the next comparison with the source (docs/limits.md).
 */
final class LostChanges {
    private static final Logger LOG = LoggerFactory.getLogger(LostChanges.class);
    private static final Pattern DML = Pattern.compile("\\s*(INSERT|UPDATE|DELETE|REPLACE|LOAD)\\s.*", Pattern.DOTALL);
    private static final String REMEDY = " Compare with the source and read what differs again: docs/limits.md";

    private final MySqlStreamingChangeEventSourceMetrics metrics;

    LostChanges(MySqlStreamingChangeEventSourceMetrics metrics) {
        this.metrics = metrics;
    }

    /** Rows that do not hold every column. */
    void partialRows(MySqlPartition partition, Event event, Object table) {
        report(
                partition,
                event,
                "Rows of table " + table + " are passed over: a session has written them with"
                        + " binlog_row_image other than FULL.");
    }

    /** An update that holds parts of JSON values. */
    void partialJson(MySqlPartition partition, Event event, Object table) {
        report(
                partition,
                event,
                "An update of table " + table + " is passed over: a session has written it with"
                        + " binlog_row_value_options=PARTIAL_JSON.");
    }

    /** An XA transaction that is undone, of which no rows are known. */
    void rollback(MySqlPartition partition, Event event) {
        report(
                partition,
                event,
                "An XA transaction was rolled back after XA PREPARE, when its rows had been captured. They are not"
                        + " undone, because the connector was started in between, or there were too many.");
    }

    /** A statement that changes rows without saying which, if it is one. */
    void statement(MySqlPartition partition, Event event, String database, String sql) {
        problem(sql).ifPresent(text -> report(partition, event, text + " Its database was " + database + "."));
    }

    static Optional<String> problem(String sql) {
        var upper = sql.toUpperCase(Locale.ROOT);
        return DML.matcher(upper).matches()
                ? Optional.of("A statement's rows are not captured: a session has written it with binlog_format other"
                        + " than ROW.")
                : Optional.empty();
    }

    private void report(MySqlPartition partition, Event event, String text) {
        EventHeaderV4 header = event.getHeader();
        metrics.onErroneousEvent(partition, text);
        LOG.warn("{}{} (binlog position {})", text, REMEDY, header.getPosition());
    }
}
