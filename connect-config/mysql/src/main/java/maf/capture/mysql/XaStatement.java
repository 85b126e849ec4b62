package maf.capture.mysql;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What MySQL's log says of an XA transaction; XA PREPARE is an event of its own. */
enum XaStatement {
    START,
    END,
    COMMIT,
    ROLLBACK;

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*XA\\s+(START|END|COMMIT|ROLLBACK)\\s.*", Pattern.DOTALL);

    static Optional<XaStatement> of(String sql) {
        var statement = STATEMENT.matcher(sql.toUpperCase(Locale.ROOT));
        return statement.matches() ? Optional.of(valueOf(statement.group(1))) : Optional.empty();
    }
}
