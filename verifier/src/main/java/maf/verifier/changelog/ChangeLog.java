package maf.verifier.changelog;

/** A source's change log, asked for how far back it goes: what is gone from it before it is captured is lost. */
interface ChangeLog extends AutoCloseable {
    /** Asks once; connects when that is needed. */
    ChangeLogState read() throws Exception;

    @Override
    void close();
}
