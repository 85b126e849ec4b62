package maf.connectors;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the connector's user may do. Whether it may read the binlog is tried instead.
 *
 * @param lines of {@code SHOW GRANTS}
 */
record MysqlGrants(List<String> lines) {
    private static final String ALL = "ALL PRIVILEGES";
    private static final Pattern GRANT =
            Pattern.compile("GRANT (.+?) ON (?:\\*|[`\"](.+?)[`\"])\\.(?:\\*|[`\"].+[`\"]) TO .*");
    private static final Pattern ROLE = Pattern.compile("GRANT [`\"'].*[`\"']@[`\"'].*[`\"'] TO .*");

    /** Any of these lets a snapshot see one moment of all tables. */
    private static final Set<String> LOCKS = Set.of("RELOAD", "FLUSH_TABLES", "LOCK TABLES", ALL);

    static MysqlGrants of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW GRANTS")) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return new MysqlGrants(lines);
        }
    }

    /**
     * The privileges that are missing. Those of roles are not listed, so nothing is known of a user that has one.
     *
     * @param database that is captured
     */
    Optional<String> problem(String database) {
        if (lines.stream().anyMatch(line -> ROLE.matcher(line).matches())) {
            return Optional.empty();
        }
        var granted = granted(database);
        var missing = new ArrayList<String>();
        if (!granted.contains("SELECT") && !granted.contains(ALL)) {
            missing.add("SELECT on " + database + ".*");
        }
        if (granted.stream().noneMatch(LOCKS::contains)) {
            missing.add("RELOAD or LOCK TABLES");
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
    }

    /** Privileges for the database, for at least one of its tables, or for all databases. */
    private Set<String> granted(String database) {
        return lines.stream()
                .map(GRANT::matcher)
                .filter(grant -> grant.matches() && isFor(grant.group(2), database))
                .flatMap(grant -> Stream.of(grant.group(1).split(", ?")))
                .map(privilege -> privilege.replaceFirst(" \\(.*", "")) // of some columns
                .collect(Collectors.toSet());
    }

    /** @param pattern with the wildcards of LIKE; null for all */
    private static boolean isFor(String pattern, String database) {
        if (pattern == null) {
            return true;
        }
        var plain = pattern.replace("\\_", "_").replace("\\%", "%");
        return plain.equals(database)
                || pattern.contains("%")
                || pattern.replace("\\_", "").contains("_");
    }
}
