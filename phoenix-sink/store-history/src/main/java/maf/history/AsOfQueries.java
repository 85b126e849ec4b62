package maf.history;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.hadoop.hbase.TableName;
import org.apache.phoenix.compile.QueryPlan;
import org.apache.phoenix.jdbc.PhoenixConnection;
import org.apache.phoenix.jdbc.PhoenixStatement;
import org.apache.phoenix.parse.SQLParser;
import org.apache.phoenix.schema.PTable;
import org.apache.phoenix.schema.TableNotFoundException;

/** Checks which statements may run against a past state. */
final class AsOfQueries {
    private final Connection connection;
    private final Instant moment;

    AsOfQueries(Connection connection, Instant moment) {
        this.connection = connection;
        this.moment = moment;
    }

    void check(String sql) throws SQLException {
        var text = sql.strip().replaceAll(";+$", "");
        if (new SQLParser(text).parseStatement().getOperation() != PhoenixStatement.Operation.QUERY) {
            throw new AsOfException(
                    "a past state can only be read; run the statement without --as-of to change the present state");
        }
        if (text.regionMatches(true, 0, "EXPLAIN", 0, "EXPLAIN".length())) {
            return;
        }
        try (var statement = connection.createStatement()) {
            check(statement.unwrap(PhoenixStatement.class).optimizeQuery(text));
        } catch (TableNotFoundException e) {
            throw new AsOfException("there was no table "
                    + (e.getSchemaName() == null || e.getSchemaName().isEmpty() ? "" : e.getSchemaName() + ".")
                    + e.getTableName() + " at " + moment);
        }
    }

    private void check(QueryPlan plan) throws SQLException {
        if (plan.getContext().getSequenceManager().getSequenceCount() > 0) {
            throw new AsOfException("NEXT VALUE FOR changes the present state; remove it, or remove --as-of");
        }
        for (var source : plan.getSourceRefs()) {
            check(source.getTable());
        }
    }

    private void check(PTable table) throws SQLException {
        var name = TableName.valueOf(table.getPhysicalName().getBytes());
        try (var admin =
                connection.unwrap(PhoenixConnection.class).getQueryServices().getAdmin()) {
            var history = TableHistory.of(admin.getDescriptor(name));
            if (history.isEmpty()) {
                throw new AsOfException(name + " keeps no history; only the tables of the pipeline do");
            }
            var oldest = history.get().oldest(Instant.now());
            if (moment.isBefore(oldest)) {
                throw new AsOfException(table.getName() + " no longer has the complete state of " + moment
                        + "; the oldest moment that it can show is " + oldest);
            }
            var lead = history.get().lead().filter(time -> time.contains(moment));
            if (lead.isPresent()) {
                throw new AsOfException(table.getName() + " does not know its state of " + moment
                        + ": a clock had jumped ahead, and the changes from "
                        + lead.get().from() + " on have versions up to "
                        + lead.get().until() + "; ask for a moment before or after that time");
            }
        } catch (org.apache.hadoop.hbase.TableNotFoundException e) {
            throw new AsOfException(table.getName() + " has been dropped since " + moment + ", with its history");
        } catch (IOException e) {
            throw new SQLException("the store does not say how long " + name + " keeps its history", e);
        }
    }
}
