package maf.verifier.source.sql;

import java.sql.SQLException;
import java.util.List;
import maf.verifier.source.SourceLogin;
import maf.verifier.table.UnavailableException;

/** Explains errors of SQL databases and says what to do. It does not quote the database's message, which can contain row values. */
record SqlErrors(String system, String table, SourceLogin login) {
    // https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html
    private static final int MYSQL_UNKNOWN_DATABASE = 1049;
    private static final int MYSQL_INCORRECT_VALUE = 1525;

    UnavailableException missing() {
        return UnavailableException.lasting(
                source() + " has no table " + table + " that user '" + login.user()
                        + "' may read: create it, or GRANT SELECT on it",
                null);
    }

    /** @param names of tables that send their changes to one topic */
    UnavailableException ambiguous(String topic, List<String> names) {
        return UnavailableException.lasting(
                source() + " has tables whose changes all go to topic " + topic + " (" + String.join(", ", names)
                        + "), so their rows overwrite each other: rename all but one, or exclude them from capture",
                null);
    }

    UnavailableException explain(SQLException failure) {
        var message = source() + " " + what(failure);
        return isLost(failure)
                ? new UnavailableException(message, failure)
                : UnavailableException.lasting(message, failure);
    }

    /** Whether a value does not fit its column's type. */
    static boolean isOfData(SQLException failure) {
        return state(failure).startsWith("22") || failure.getErrorCode() == MYSQL_INCORRECT_VALUE;
    }

    /** Connection failures, PostgreSQL's shutdown, and what MySQL's driver reports if a result breaks off. */
    private static boolean isLost(SQLException failure) {
        var state = state(failure);
        return state.startsWith("08")
                || state.startsWith("57P")
                || (state.equals("S1000") && failure.getErrorCode() == 0);
    }

    private String source() {
        return system + " at " + login.address();
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    private String what(SQLException failure) {
        var state = state(failure);
        if (state.equals("28000") || state.equals("28P01")) {
            return "refuses user '" + login.user() + "': check the name and the password";
        }
        if (state.equals("3D000") || failure.getErrorCode() == MYSQL_UNKNOWN_DATABASE) {
            return "has no database of the name in its file: correct sources/" + login.name() + ".yaml";
        }
        if (state.equals("42S02") || state.equals("42P01")) {
            return "has no table " + table + ": create it, or remove it from the contract";
        }
        if (state.equals("42501") || (system.equals("MySQL") && state.equals("42000"))) {
            return "does not let user '" + login.user() + "' read " + table + ": GRANT SELECT on it";
        }
        if (isLost(failure)) {
            return "cannot be reached, or went down while " + table + " was read: check that it runs, then try again";
        }
        return "could not read " + table + " (SQL state " + state + ", error " + failure.getErrorCode()
                + "): see the database's log";
    }
}
