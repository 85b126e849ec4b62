package maf.compose;

import java.util.ArrayList;
import java.util.List;

/** A user's connection to a source, which tests the user's privileges. */
interface SourceSession extends AutoCloseable {
    /** The tables or collections of {@code maf} that this user sees, sorted. */
    List<String> tables();

    boolean mayRead(String table);

    /** Tries an update that matches no row. */
    boolean mayUpdate(String table);

    /** The privileges, such as {@code reads movie_ids} and {@code writes movie_ids}. */
    default List<String> rights(List<String> tables) {
        var rights = new ArrayList<String>();
        for (var table : tables) {
            if (mayRead(table)) {
                rights.add("reads " + table);
            }
            if (mayUpdate(table)) {
                rights.add("writes " + table);
            }
        }
        return rights;
    }

    @Override
    void close();
}
