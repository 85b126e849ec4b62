package maf.verifier;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import maf.canary.Place;
import maf.canary.ProbeStore;
import maf.contract.TableName;

/** The canary's rows by key, through Phoenix SQL, on a connection of their own: comparisons of whole tables go on beside. */
final class CanaryRows implements ProbeStore {
    private final StoreConnection store;
    private final String table;

    CanaryRows(StoreConnection store, TableName table) {
        this.store = store;
        this.table = table.quoted();
    }

    @Override
    public Map<Place, Long> read(Collection<Place> places) throws SQLException {
        return store.ask(select(places.size()), statement -> read(statement, places));
    }

    private String select(int keys) {
        return "SELECT SOURCE, SLOT, PROBE FROM " + table + " WHERE (SOURCE, SLOT) IN ("
                + String.join(", ", Collections.nCopies(keys, "(?, ?)")) + ")";
    }

    private static Map<Place, Long> read(PreparedStatement statement, Collection<Place> places) throws SQLException {
        var parameter = 1;
        for (var place : places) {
            statement.setString(parameter++, place.source());
            statement.setInt(parameter++, place.slot());
        }
        var found = new HashMap<Place, Long>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(new Place(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return found;
    }
}
