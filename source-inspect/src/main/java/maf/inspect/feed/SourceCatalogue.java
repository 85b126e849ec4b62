package maf.inspect.feed;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maf.contract.wire.CapturedTable;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.table.PostgresPublication;
import maf.inspect.table.SourceTables;
import maf.inspect.table.TableDescription;
import maf.source.Source;
import maf.source.SourceKind;

/**
 * What a source has now.
 *
 * @param publications what PostgreSQL's publication sends of tables that contracts take; empty without a publication
 */
record SourceCatalogue(
        Source source, List<TableDescription> tables, Map<CapturedTable, PostgresPublication> publications) {
    SourceCatalogue {
        tables = List.copyOf(tables);
        publications = Map.copyOf(publications);
    }

    /**
     * Asks the source, as its user {@code reader}.
     *
     * @param topics those that contracts take
     * @throws SQLException if MySQL or PostgreSQL does not answer
     */
    static SourceCatalogue read(SourceConnections connections, Collection<String> topics) throws SQLException {
        var source = connections.source();
        var login = Login.of(source.users().reader(), connections.environment());
        var tables = SourceTables.read(connections, login);
        var publications = new HashMap<CapturedTable, PostgresPublication>();
        if (source.kind() == SourceKind.POSTGRES) {
            try (var connection = connections.jdbc(login, Map.of())) {
                for (var table : tables) {
                    if (topics.contains(table.table().topic(source.name()))) {
                        PostgresPublication.of(connection, source.capture().publication(), table.table())
                                .ifPresent(publication -> publications.put(table.table(), publication));
                    }
                }
            }
        }
        return new SourceCatalogue(source, tables, publications);
    }
}
