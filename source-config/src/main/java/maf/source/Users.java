package maf.source;

import java.util.Optional;

/**
 * Who logs in at a source, by role. No process knows the administrator.
 *
 * @param capture reads the log of changes and takes snapshots
 * @param reader reads tables to compare them, and checks the source; the one that captures unless the file names another
 * @param canary writes the canary's row; empty if nobody does
 */
public record Users(User capture, User reader, Optional<User> canary) {
    /**
     * A user of the database.
     *
     * @param name may hold {@code ${env:NAME}}
     */
    public record User(String name, Secret password) {}
}
