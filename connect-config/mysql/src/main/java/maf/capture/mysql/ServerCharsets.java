package maf.capture.mysql;

import io.debezium.DebeziumException;
import io.debezium.jdbc.JdbcConnection;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The character sets of the server: the binlog names a column's by the number of its collation. Java lacks some of
 * MySQL's sets of one byte (armscii8, geostd8, keybcs2, dec8 …) and reads others a little differently, so the server
 * itself says what each of their bytes means.
 *
 * @param byCollation by number
 * @param ofOneByte by name; what is not here is read by Java's set
 */
record ServerCharsets(Map<Integer, ServerCharset> byCollation, Map<String, Charset> ofOneByte) {
    private static final String ALL_BYTES = HexFormat.of().formatHex(bytes());

    /** Asks the server. */
    static ServerCharsets of(JdbcConnection server) {
        try {
            return ask(server);
        } catch (SQLException e) {
            throw new DebeziumException("MySQL does not say which character sets it has", e);
        }
    }

    private static ServerCharsets ask(JdbcConnection server) throws SQLException {
        var collations = server.queryAndMap(
                "SELECT l.ID, l.CHARACTER_SET_NAME, s.MAXLEN FROM information_schema.COLLATIONS l"
                        + " JOIN information_schema.CHARACTER_SETS s USING (CHARACTER_SET_NAME)",
                rows -> {
                    var found = new HashMap<Integer, ServerCharset>();
                    while (rows.next()) {
                        found.put(rows.getInt(1), new ServerCharset(rows.getString(2), rows.getInt(3)));
                    }
                    return found;
                });
        return new ServerCharsets(collations, alphabets(server, collations));
    }

    Optional<ServerCharset> ofCollation(int number) {
        return Optional.ofNullable(byCollation.get(number));
    }

    Optional<Charset> ofOneByte(String name) {
        return Optional.ofNullable(ofOneByte.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Charset> alphabets(JdbcConnection server, Map<Integer, ServerCharset> collations)
            throws SQLException {
        var sql = collations.values().stream()
                .filter(set -> set.bytesPerCharacter() == 1 && !set.isBinary())
                .map(ServerCharset::name)
                .distinct()
                .map(name -> "SELECT '" + name + "', CONVERT(CONVERT(UNHEX('" + ALL_BYTES + "') USING " + name
                        + ") USING utf8mb4)")
                .collect(Collectors.joining(" UNION ALL "));
        return server.queryAndMap(sql, rows -> {
            var found = new HashMap<String, Charset>();
            while (rows.next()) {
                var alphabet = rows.getString(2);
                if (alphabet != null && alphabet.length() == 256) { // ascii has no upper half
                    found.put(rows.getString(1), new OneByteCharset(rows.getString(1), alphabet));
                }
            }
            return found;
        });
    }

    private static byte[] bytes() {
        var all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }
        return all;
    }
}
