package maf.producers.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;

/** Recognizes transient failures by their SQLSTATE class (ISO/IEC 9075, and PostgreSQL's appendix A). */
final class SqlErrors {
    private static final String CONNECTION = "08";
    private static final String ROLLED_BACK = "40";
    private static final String OUT_OF_RESOURCES = "53";
    private static final String OPERATOR_INTERVENTION = "57"; // PostgreSQL is starting or stopping

    private SqlErrors() {}

    static boolean isTransient(SQLException failure, String state) {
        return failure instanceof SQLRecoverableException
                || failure instanceof SQLTransientException
                || Stream.of(CONNECTION, ROLLED_BACK, OUT_OF_RESOURCES, OPERATOR_INTERVENTION)
                        .anyMatch(state::startsWith);
    }
}
