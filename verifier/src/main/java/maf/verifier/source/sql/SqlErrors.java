package maf.verifier.source.sql;

import java.sql.SQLException;
import maf.verifier.source.SourceLogin;
import maf.verifier.table.UnavailableException;

/** Says what a SQL database's refusal means and what to do. Never the database's own words: they can quote rows. */
record SqlErrors(String system, String table, SourceLogin login) {
    // https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html
    private static final int MYSQL_UNKNOWN_DATABASE = 1049;
    private static final int MYSQL_INCORRECT_VALUE = 1525;

    UnavailableException missing() {
        return UnavailableException.lasting(
                source() + " has no table " + table + " that user '" + login.user()
                        + "' may read: make it, or GRANT SELECT on it",
                null);
    }

    UnavailableException explain(SQLException failure) {
        var message = source() + " " + what(failure);
        return isLost(failure)
                ? new UnavailableException(message, failure)
                : UnavailableException.lasting(message, failure);
    }

    /** Whether a value was none of its column's type. */
    static boolean isOfData(SQLException failure) {
        return state(failure).startsWith("22") || failure.getErrorCode() == MYSQL_INCORRECT_VALUE;
    }

    /** Connection failures, PostgreSQL's shutdown, and what MySQL's driver says of a stream of rows that breaks off. */
    private static boolean isLost(SQLException failure) {
        var state = state(failure);
        return state.startsWith("08")
                || state.startsWith("57P")
                || (state.equals("S1000") && failure.getErrorCode() == 0);
    }

    private String source() {
        return system + " at " + login.url();
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
            return "does not have the database that its URL names: correct the URL";
        }
        if (state.equals("42S02") || state.equals("42P01")) {
            return "has no table " + table + ": make it, or take it out of the contract";
        }
        if (state.equals("42501") || (system.equals("MySQL") && state.equals("42000"))) {
            return "lets user '" + login.user() + "' not read " + table + ": GRANT SELECT on it";
        }
        if (isLost(failure)) {
            return "cannot be reached, or went away while " + table + " was read: see that it runs and try again";
        }
        return "could not read " + table + " (SQL state " + state + ", error " + failure.getErrorCode()
                + "): see the database's own log";
    }
}
