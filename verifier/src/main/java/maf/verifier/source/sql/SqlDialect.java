package maf.verifier.source.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;
import maf.contract.typing.ColumnConversion;
import maf.contract.wire.CapturedTable;
import maf.verifier.source.SourceLogin;
import maf.verifier.typing.TextNormalForm;

/** What differs between the SQL databases. */
interface SqlDialect {
    /** The database's name, for people. */
    String system();

    /** Opens a connection whose session writes values as {@link #cell} decodes them. */
    Connection connect(SourceLogin login) throws SQLException;

    /** Describes a table. Without columns, the user cannot see it. */
    SqlTable table(Connection connection, String schema, String name) throws SQLException;

    /**
     * Why the changes of a table's rows do not come to its topic, although a snapshot reads them; empty if they come.
     *
     * @param taken whether the contract takes a column
     */
    default Optional<String> notCaptured(
            Connection connection, SourceLogin login, CapturedTable table, Predicate<String> taken)
            throws SQLException {
        return Optional.empty();
    }

    /** Starts a transaction that reads one snapshot. */
    void beginSnapshot(Connection connection) throws SQLException;

    /** Runs a query whose rows are fetched in batches. */
    ResultSet stream(Connection connection, String select) throws SQLException;

    /** Adapts the batch size to the largest row, to limit memory. */
    default void sized(ResultSet rows, long bytesOfLargest) throws SQLException {}

    String quoted(String identifier);

    /** A column in a SELECT. */
    default String selected(SqlColumn column) {
        return quoted(column.name());
    }

    /** How to normalize the column's texts, if snapshot and stream write them differently. */
    default Optional<TextNormalForm> textForm(SqlColumn column) {
        return Optional.empty();
    }

    CellDecoder cell(SqlColumn column, ColumnConversion typing);

    /** Placeholder of a key's value in a WHERE. */
    default String placeholder(SqlColumn column) {
        return "?";
    }

    /**
     * A key's value as a query parameter; null if no row can have it.
     *
     * @param value as the store has it, of its column's Java type
     */
    Object parameter(SqlColumn column, Object value);
}
