package maf.verifier.source.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.contract.model.SourceFields;
import maf.contract.rule.RowRules;
import maf.contract.wire.CapturedTable;
import maf.inspect.table.TableNames;
import maf.verifier.source.RawTopic;
import maf.verifier.source.SourceLogin;
import maf.verifier.table.RowState;
import maf.verifier.table.SourceRowConsumer;
import maf.verifier.table.SourceTable;
import maf.verifier.table.UnavailableException;
import maf.verifier.typing.TextNormalForm;

/** A table of MySQL or PostgreSQL. Each call opens its own connection and reads the table's current columns. */
public final class JdbcSourceTable implements SourceTable {
    private static final int KEYS_AT_ONCE = 500;
    private static final int CHECKED_EVERY = 1024;

    private final SqlDialect dialect;
    private final SourceFields fields;
    private final RowRules rules;
    private final SourceLogin login;
    private final SqlErrors errors;
    private final TableFinder finder;
    private CapturedTable table; // null before it has been found
    private Set<Integer> absent; // null before they have been looked for

    public JdbcSourceTable(SqlDialect dialect, SourceFields fields, RowRules rules, SourceLogin login) {
        this.dialect = dialect;
        this.fields = fields;
        this.rules = rules;
        this.login = login;
        var topic = RawTopic.of(fields.source().topic());
        this.errors = new SqlErrors(dialect.system(), topic.qualifiedTable(), login);
        this.finder = new TableFinder(topic(), errors);
    }

    @Override
    public String topic() {
        return fields.source().topic();
    }

    @Override
    public Map<Integer, TextNormalForm> textForms() throws UnavailableException, InterruptedException {
        var found = new HashMap<Integer, TextNormalForm>();
        connected(false, (connection, plan) -> found.putAll(plan.textForms()));
        return found;
    }

    @Override
    public Set<Integer> absentColumns() throws UnavailableException, InterruptedException {
        if (absent == null) {
            connected(false, (connection, plan) -> absent = plan.absentColumns());
        }
        return absent;
    }

    private interface Reading {
        void read(Connection connection, SqlReadPlan plan)
                throws SQLException, UnavailableException, InterruptedException;
    }

    @Override
    public void scan(SourceRowConsumer rows) throws UnavailableException, InterruptedException {
        connected(true, (connection, plan) -> {
            var result = dialect.stream(connection, plan.select());
            deliver(result, plan, rows);
            result.close(); // not in a finally: after a failure, this would fetch all remaining rows
        });
    }

    @Override
    public void read(List<Object[]> keys, SourceRowConsumer rows) throws UnavailableException, InterruptedException {
        connected(false, (connection, plan) -> {
            if (plan.keyRefusal().isPresent()) {
                return; // no row of this table has any of these keys
            }
            var wanted = new ArrayList<List<Object>>(keys.size());
            keys.forEach(key -> plan.parameters(key).ifPresent(wanted::add));
            for (var from = 0; from < wanted.size(); from += KEYS_AT_ONCE) {
                read(connection, plan, wanted.subList(from, Math.min(from + KEYS_AT_ONCE, wanted.size())), rows);
            }
        });
    }

    private void read(Connection connection, SqlReadPlan plan, List<List<Object>> keys, SourceRowConsumer rows)
            throws SQLException, UnavailableException, InterruptedException {
        try (var statement = connection.prepareStatement(plan.select(keys.size()))) {
            set(statement, keys);
            try (var result = statement.executeQuery()) {
                deliver(result, plan, rows);
            }
        } catch (SQLException e) {
            if (!SqlErrors.isOfData(e)) {
                throw e;
            }
            if (keys.size() > 1) { // one key is not a value of the column's type: find it
                for (var key : keys) {
                    read(connection, plan, List.of(key), rows);
                }
            }
        }
    }

    private static void set(PreparedStatement statement, List<List<Object>> keys) throws SQLException {
        var at = 1;
        for (var key : keys) {
            for (var value : key) {
                statement.setObject(at++, value);
            }
        }
    }

    private void connected(boolean snapshot, Reading reading) throws UnavailableException, InterruptedException {
        try (var connection = dialect.connect(login)) {
            try {
                if (snapshot) {
                    dialect.beginSnapshot(connection);
                }
                if (table == null) {
                    table = finder.find(TableNames.of(connection));
                }
                var described = dialect.table(connection, table.schema(), table.name());
                if (described.columns().isEmpty()) {
                    throw errors.missing();
                }
                var notCaptured = dialect.notCaptured(connection, login, table, fields::takes);
                if (notCaptured.isPresent()) {
                    throw UnavailableException.notCaptured(notCaptured.get());
                }
                reading.read(connection, new SqlReadPlan(dialect, described, fields, rules));
            } catch (SQLException | UnavailableException | InterruptedException | RuntimeException e) {
                connection.abort(Runnable::run); // close() would wait for the database
                throw e;
            }
        } catch (SQLException e) {
            throw errors.explain(e);
        }
    }

    private void deliver(ResultSet result, SqlReadPlan plan, SourceRowConsumer rows)
            throws SQLException, UnavailableException, InterruptedException {
        var refusal = plan.keyRefusal();
        var row = new byte[plan.width()][];
        var largest = 0L;
        for (var count = 1L; result.next(); count++) {
            var size = 0L;
            for (var at = 0; at < row.length; at++) {
                row[at] = result.getBytes(at + 1);
                size += row[at] == null ? 0 : row[at].length;
            }
            largest = Math.max(largest, size);
            if (refusal.isPresent()) {
                rows.accept(null, RowState.Refused.of(refusal.get()));
            } else {
                plan.typing().accept(row, rows);
            }
            if (count % CHECKED_EVERY == 0 || count == 1) {
                dialect.sized(result, largest);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }

    @Override
    public void close() {}
}
