package maf.verifier;

import java.sql.Connection;
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
    private final PhoenixDriver driver;
    private final String url;
    private final String table;
    private Connection connection;

    CanaryRows(PhoenixDriver driver, String url, TableName table) {
        this.driver = driver;
        this.url = url;
        this.table = "\"" + table.schema() + "\".\"" + table.table() + "\"";
    }

    @Override
    public Map<Place, Long> read(Collection<Place> places) throws SQLException {
        try {
            return driver.within(() -> {
                if (connection == null) {
                    connection = driver.connect(url);
                }
                try (var statement = connection.prepareStatement(select(places.size()))) {
                    return read(statement, places);
                }
            });
        } catch (SQLException | RuntimeException e) { // Phoenix throws both when its server goes away
            forget();
            throw e;
        }
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

    private void forget() {
        if (connection != null) {
            try {
                driver.within(() -> {
                    connection.close();
                    return null;
                });
            } catch (SQLException | RuntimeException e) {
                // it was only read from: nothing is lost
            } finally {
                connection = null;
            }
        }
    }
}
