package maf.history;

import java.sql.SQLException;

/** A read of the past that cannot be answered rightly; says why and what can. */
public final class AsOfException extends SQLException {
    private static final long serialVersionUID = 1L;

    AsOfException(String message) {
        super(message);
    }

    /** The shell prints it: its reader asked for too much, nothing here is broken. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
