package maf.local;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Map;

/** One of the three sources, as an application of it would use it. */
interface Source {
    /** Inserts the row or replaces it; a null flag or number is NULL in SQL and null in MongoDB. */
    void put(long id, String title, BigDecimal popularity, Boolean adult) throws SQLException;

    void delete(long id) throws SQLException;

    Map<Long, Row> rows() throws SQLException;
}
