package maf.contract.wire;

/** Names of the pipeline's Kafka consumer groups. */
public final class ConsumerGroups {
    /** Reads the raw topics; also the application id of Kafka Streams. */
    public static final String STREAM_TRANSFORMER = "stream-transformer";

    /** Reads the cleansed topics. */
    public static final String PHOENIX_SINK = "phoenix-sink";

    /** Has no members: its offsets are the sink's version checkpoints. */
    public static final String PHOENIX_SINK_VERSIONS = "phoenix-sink-versions";

    private ConsumerGroups() {}
}
