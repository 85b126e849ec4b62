package maf.contract.wire;

/** Names of the headers on cleansed records, quarantine and dead letters; every value is UTF-8 text. */
public final class MafHeaders {
    /** Operation at the source: c, u, d or r. */
    public static final String OP = "maf.op";

    public static final String SOURCE_TOPIC = "maf.source.topic";
    public static final String SOURCE_PARTITION = "maf.source.partition";
    public static final String SOURCE_OFFSET = "maf.source.offset";

    /** Kafka's id of the raw topic: offsets of topics that only have the same name cannot be compared. Absent if it is unknown. */
    public static final String TOPIC_ID = "maf.topic.id";

    /** {@code <binlog file>:<pos>:<row>}, LSN, or Mongo {@code <seconds>:<ordinal>}. */
    public static final String SOURCE_POSITION = "maf.source.position";

    /** Commit time at the source, epoch milliseconds. */
    public static final String SOURCE_TS_MS = "maf.source.ts_ms";

    /**
     * Only on redriven records: the previous event of the row, so that the sink writes this record above it. {@code <raw topic>/<position>}, {@link #REDRIVEN_AFTER_DELETE} with a time, or empty if it is unknown.
     */
    public static final String REDRIVEN = "maf.redriven";

    /** In {@link #REDRIVEN}: the previous event was a delete; the lowest version that it can have follows. */
    public static final String REDRIVEN_AFTER_DELETE = "deleted:";

    /** In {@link #REDRIVEN}: a copy of a newer record, so that compaction of the topic keeps it instead of the older one. */
    public static final String REDRIVEN_COPY = "copy";

    public static final String TABLE = "maf.table";

    /** A code from the documented list. */
    public static final String REASON = "maf.reason";

    /** The rule that refused the record; absent if none did. */
    public static final String RULE = "maf.rule";

    /** For people; contains nothing of the row. */
    public static final String DETAIL = "maf.detail";

    public static final String TOPIC = "maf.topic";
    public static final String PARTITION = "maf.partition";
    public static final String OFFSET = "maf.offset";

    /** Record timestamp of the refused record, epoch milliseconds. */
    public static final String TIMESTAMP = "maf.timestamp";

    public static final String FAILED_AT_MS = "maf.failed_at_ms";

    /** How often contracts have refused the record, 2 and more; only after a redrive. */
    public static final String FAILURES = "maf.failures";

    /** The contract by which a redrive refused it: first 16 hexadecimal digits of the file's SHA-256. */
    public static final String CONTRACT = "maf.contract";

    private MafHeaders() {}
}
