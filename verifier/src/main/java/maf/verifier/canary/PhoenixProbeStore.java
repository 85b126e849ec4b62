package maf.verifier.canary;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import maf.contract.model.TableName;
import maf.verifier.store.StoreConnection;

/** Reads the canary's rows by key through Phoenix SQL. It has its own connection, so comparisons do not delay it. */
public final class PhoenixProbeStore implements ProbeStore {
    private final StoreConnection store;
    private final String table;

    public PhoenixProbeStore(StoreConnection store, TableName table) {
        this.store = store;
        this.table = table.quoted();
    }

    @Override
    public Map<ProbeKey, Long> read(Collection<ProbeKey> keys) throws SQLException {
        return store.ask(select(keys.size()), statement -> read(statement, keys));
    }

    private String select(int keys) {
        return "SELECT SOURCE, SLOT, PROBE FROM " + table + " WHERE (SOURCE, SLOT) IN ("
                + String.join(", ", Collections.nCopies(keys, "(?, ?)")) + ")";
    }

    private static Map<ProbeKey, Long> read(PreparedStatement statement, Collection<ProbeKey> keys)
            throws SQLException {
        var parameter = 1;
        for (var key : keys) {
            statement.setString(parameter++, key.source());
            statement.setInt(parameter++, key.slot());
        }
        var found = new HashMap<ProbeKey, Long>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(new ProbeKey(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return found;
    }
}
