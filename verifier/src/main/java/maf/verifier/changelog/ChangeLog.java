package maf.verifier.changelog;

/** A source's change log. Changes that it drops before they are captured are lost, so its reach is monitored. */
interface ChangeLog extends AutoCloseable {
    /** Reads the state once; connects if necessary. */
    ChangeLogState read() throws Exception;

    @Override
    void close();
}
