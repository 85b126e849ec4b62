package maf.history;

import java.sql.SQLException;

/** A read of the past that cannot be answered correctly; the message says why, and what can be read instead. */
public final class AsOfException extends SQLException {
    private static final long serialVersionUID = 1L;

    AsOfException(String message) {
        super(message);
    }

    /** No stack trace: the shell prints the exception, and only the request was wrong. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
