package maf.inspect.check.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.inspect.finding.Answer;
import maf.inspect.finding.Host;
import maf.inspect.finding.Settings;
import maf.inspect.table.TableDescription;

/**
 * What a PostgreSQL server said about itself.
 *
 * @param user who captures
 * @param settings by name
 * @param role rights of this user
 * @param isStandby whether the server only repeats another one's changes
 * @param senders how many of the server's senders are in use
 * @param slots all replication slots
 * @param publication the one of the source's file, if it is there
 * @param decoding what a trial with a slot of its own gave
 * @param unusableSchemas those that are not there, or that the user may not use
 * @param described the tables, as the catalogue describes them
 * @param tables what else matters of these tables
 */
record PostgresFacts(
        String user,
        Host host,
        Map<String, String> settings,
        Answer<Role> role,
        Answer<Boolean> isStandby,
        Answer<Long> senders,
        Answer<List<Slot>> slots,
        Answer<Optional<Publication>> publication,
        Answer<Decoding> decoding,
        Answer<Duration> clockAhead,
        Answer<List<String>> unusableSchemas,
        Answer<List<TableDescription>> described,
        Answer<List<PostgresTable>> tables) {
    /** Rights that are no table's. */
    record Role(boolean isSuperuser, boolean replicates, boolean bypassesRowSecurity) {}

    /**
     * A replication slot.
     *
     * @param owner who reads from it; empty if nobody does
     * @param walStatus empty before PostgreSQL 13
     */
    record Slot(String name, String plugin, String type, String database, String owner, String walStatus) {}

    /**
     * What a publication tells its readers.
     *
     * @param tables full names of all of them
     * @param narrowed full names of those of which it leaves out rows or columns
     */
    record Publication(
            List<String> missingOperations,
            boolean viaRoot,
            boolean hasGenerated,
            List<String> tables,
            List<String> narrowed) {}

    /**
     * The end of a trial.
     *
     * @param state SQLSTATE of what went wrong; empty if nothing did
     */
    record Decoding(String state, String message) {
        static final Decoding DONE = new Decoding("", "");
    }

    String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    long number(String name) {
        var text = setting(name);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    int major() {
        return (int) (number("server_version_num") / 10_000);
    }

    Settings change() {
        return new Settings(host);
    }
}
