package maf.connect;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.util.SimpleConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps change events within the size that Kafka accepts: the producer would fail at the first larger one, and the connector
 * with it, again after every restart.
 *
 * <p>An event that is too large loses the row before the change, except its key and the values that the row after the change
 * lacks. If it is still too large, only what names it is sent, with the field {@code too_large}; the transformer quarantines
 * that.
 */
public final class EventSizeLimit implements Transformation<SourceRecord> {
    static final String LIMIT = "limit.bytes";

    private static final Logger LOG = LoggerFactory.getLogger(EventSizeLimit.class);
    private static final ConfigDef CONFIG = new ConfigDef()
            .define(
                    LIMIT,
                    ConfigDef.Type.LONG,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.Range.atLeast(1024),
                    ConfigDef.Importance.HIGH,
                    "Largest size of an event's key and value as JSON, in bytes.");

    private long limit;

    /** Needed by Connect. */
    public EventSizeLimit() {}

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        limit = new SimpleConfig(CONFIG, configs).getLong(LIMIT);
    }

    @Override
    public SourceRecord apply(SourceRecord event) {
        if (!(event.value() instanceof Struct value)
                || JsonSize.atMost(event.key()) + JsonSize.atMost(value) <= limit) {
            return event;
        }
        var bytes = JsonSize.exactly(event.key()) + JsonSize.exactly(value);
        if (bytes <= limit) {
            return event;
        }
        var smaller = SmallerEvent.withoutBefore(value, event.key());
        if (fits(event.key(), smaller)) {
            LOG.info("Sent without the row before the change: an event of {} has {} bytes", event.topic(), bytes);
            return with(event, smaller);
        }
        return tooLarge(event, value, bytes);
    }

    private SourceRecord tooLarge(SourceRecord event, Struct value, long bytes) {
        var named = SmallerEvent.withoutRows(value, bytes, limit);
        var sent = fits(event.key(), named);
        LOG.warn(
                sent
                        ? "Sent without its row, for quarantine: an event of {} at {} has {} bytes"
                        : "Dropped, because its key alone is too large: an event of {} at {} has {} bytes",
                event.topic(),
                event.sourceOffset(),
                bytes);
        return sent ? with(event, named) : null;
    }

    private boolean fits(Object key, Struct value) {
        return JsonSize.exactly(key) + JsonSize.exactly(value) <= limit;
    }

    private static SourceRecord with(SourceRecord event, Struct value) {
        return event.newRecord(
                event.topic(),
                event.kafkaPartition(),
                event.keySchema(),
                event.key(),
                value.schema(),
                value,
                event.timestamp());
    }

    @Override
    public void close() {
        // nothing is open
    }
}
