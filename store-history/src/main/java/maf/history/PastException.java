package maf.history;

import java.sql.SQLException;

/** A read of the past that cannot be answered rightly; says why and what can. */
public final class PastException extends SQLException {
    private static final long serialVersionUID = 1L;

    PastException(String message) {
        super(message);
    }
}
