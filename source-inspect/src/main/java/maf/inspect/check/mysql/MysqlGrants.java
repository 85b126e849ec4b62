package maf.inspect.check.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A user's rights, as {@code SHOW GRANTS} prints them, those of its roles among them. */
record MysqlGrants(List<Grant> grants) {
    private static final String NAME = "(\\*|`(?:[^`]|``)*`)";
    private static final Pattern LINE =
            Pattern.compile("(GRANT|REVOKE) (.+?) ON (?:TABLE )?" + NAME + "\\." + NAME + " (?:TO|FROM) .*");
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    /** Privileges on a database and table; {@code *} for all. */
    record Grant(boolean given, List<String> privileges, String database, String table) {
        boolean names(String privilege) {
            return privileges.contains(privilege)
                    || privileges.contains("ALL PRIVILEGES")
                    || privileges.contains("ALL");
        }

        /** MySQL takes {@code %} and {@code _} in a database's name as wildcards, unless they have a backslash. */
        boolean isFor(String otherDatabase, String otherTable) {
            return (database.equals("*") || Pattern.matches(regex(database), otherDatabase))
                    && (table.equals("*") || table.equals(otherTable));
        }

        private static String regex(String pattern) {
            var regex = new StringBuilder();
            for (var at = 0; at < pattern.length(); at++) {
                var c = pattern.charAt(at);
                if (c == '\\' && at + 1 < pattern.length()) {
                    regex.append(Pattern.quote(String.valueOf(pattern.charAt(++at))));
                } else if (c == '%' || c == '_') {
                    regex.append(c == '%' ? ".*" : ".");
                } else {
                    regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
            return regex.toString();
        }
    }

    static MysqlGrants of(List<String> lines) {
        var grants = new ArrayList<Grant>();
        for (var line : lines) {
            var match = LINE.matcher(line);
            if (match.matches()) {
                grants.add(new Grant(
                        match.group(1).equals("GRANT"),
                        COMMA.splitAsStream(match.group(2))
                                .map(privilege -> privilege.strip().toUpperCase(Locale.ROOT))
                                .toList(),
                        unquoted(match.group(3)),
                        unquoted(match.group(4))));
            }
        }
        return new MysqlGrants(grants);
    }

    private static String unquoted(String name) {
        return name.equals("*") ? name : name.substring(1, name.length() - 1).replace("``", "`");
    }

    /** Whether the privilege is given for the whole server. */
    boolean everywhere(String privilege) {
        return grants.stream()
                .anyMatch(grant -> grant.given() && grant.database().equals("*") && grant.names(privilege));
    }

    /** Whether the privilege is given for all columns of the table. A partial revoke counts. */
    boolean on(String privilege, String database, String table) {
        return grants.stream()
                        .anyMatch(grant -> grant.given() && grant.names(privilege) && grant.isFor(database, table))
                && grants.stream()
                        .noneMatch(grant -> !grant.given() && grant.names(privilege) && grant.isFor(database, table));
    }
}
