package maf.verifier.source.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import maf.verifier.source.SourceLogin;
import maf.verifier.typing.ColumnTyping;
import maf.verifier.typing.TextNormalForm;

/** What differs between the SQL databases. */
interface SqlDialect {
    /** The database's name, for people. */
    String system();

    /** A connection whose session writes values as {@link #cell} reads them. */
    Connection connect(SourceLogin login) throws SQLException;

    /** A table without columns is none that this user can see. */
    SqlTable table(Connection connection, String schema, String name) throws SQLException;

    /** Begins a transaction that sees one moment. */
    void beginSnapshot(Connection connection) throws SQLException;

    /** A query whose rows do not all come at once. */
    ResultSet stream(Connection connection, String select) throws SQLException;

    /** Learns how large the rows are, to bound the memory of those on their way. */
    default void sized(ResultSet rows, long bytesOfLargest) throws SQLException {}

    String quoted(String identifier);

    /** A column in a SELECT. */
    default String selected(SqlColumn column) {
        return quoted(column.name());
    }

    /** What makes the column's texts comparable that a snapshot and the stream write in their own ways. */
    default Optional<TextNormalForm> textForm(SqlColumn column) {
        return Optional.empty();
    }

    CellDecoder cell(SqlColumn column, ColumnTyping typing);

    /** Where a key's value goes in a WHERE. */
    default String placeholder(SqlColumn column) {
        return "?";
    }

    /**
     * A column's value as it is asked for; null when no row can have it.
     *
     * @param value as the store has it, of its column's Java type
     */
    Object parameter(SqlColumn column, Object value);
}
