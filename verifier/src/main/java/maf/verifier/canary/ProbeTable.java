package maf.verifier.canary;

import maf.verifier.source.RawTopic;
import maf.verifier.source.SourceLogin;

/** One source's table of probes. Connects when it is used, and reconnects after a failure. For one thread. */
interface ProbeTable extends AutoCloseable {
    /** The highest number in the table, 0 if it is empty. */
    long highest() throws Exception;

    /** Returns when the source has acknowledged the commit. */
    void write(int slot, long number) throws Exception;

    @Override
    void close();

    /**
     * Opens the table that a raw topic is named after.
     *
     * @param topic {@code <source>.<schema or database>.<table or collection>}
     */
    static ProbeTable of(SourceLogin login, String topic) {
        var name = RawTopic.of(topic);
        return login.isMongodb() ? new MongoProbeTable(login, name) : new JdbcProbeTable(login, name.qualifiedTable());
    }
}
