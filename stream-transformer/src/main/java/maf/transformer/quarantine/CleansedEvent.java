package maf.transformer.quarantine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import maf.contract.model.TableContract;
import maf.contract.wire.MafHeaders;
import maf.transformer.envelope.SourceMetadata;
import org.apache.kafka.common.header.Headers;

/**
 * An event of one row, read from its cleansed record.
 *
 * @param topic the raw topic
 * @param topicId Kafka's id of it; null if it is unknown
 * @param partition of the raw topic
 * @param offset in the raw topic
 * @param timestamp epoch milliseconds
 * @param position at the source
 * @param delete true if the row was deleted
 * @param whole true if nothing of the row's earlier state remains after it
 * @param redriven true if it came from quarantine
 */
record CleansedEvent(
        String topic,
        String topicId,
        int partition,
        long offset,
        long timestamp,
        String position,
        boolean delete,
        boolean whole,
        boolean redriven) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Of a cleansed record.
     *
     * @param timestamp the record's, epoch milliseconds
     */
    static CleansedEvent of(Headers headers, long timestamp, byte[] value, TableContract contract) {
        var topic = HeaderText.of(headers, MafHeaders.SOURCE_TOPIC);
        var position = HeaderText.of(headers, MafHeaders.SOURCE_POSITION);
        return new CleansedEvent(
                topic == null ? "" : topic,
                HeaderText.of(headers, MafHeaders.TOPIC_ID),
                (int) HeaderText.number(headers, MafHeaders.SOURCE_PARTITION, -1),
                HeaderText.number(headers, MafHeaders.SOURCE_OFFSET, -1),
                timestamp,
                position == null ? SourceMetadata.UNKNOWN_POSITION : position,
                value == null,
                isWhole(value, contract),
                HeaderText.of(headers, MafHeaders.REDRIVEN) != null);
    }

    private static boolean isWhole(byte[] value, TableContract contract) {
        return value == null || fields(value).containsAll(contract.columns().keySet());
    }

    private static Set<String> fields(byte[] value) {
        var fields = new HashSet<String>();
        try (var json = JSON.createParser(value)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    fields.add(json.currentName());
                    json.nextToken();
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            fields.clear(); // the sink cannot read it either
        }
        return fields;
    }

    /** Whether both come from one raw partition, whose order they share; not if the topic was deleted and made anew in between. */
    private boolean isSamePartition(CleansedEvent other) {
        return topic.equals(other.topic)
                && partition == other.partition
                && (topicId == null || other.topicId == null || topicId.equals(other.topicId));
    }

    boolean isSameAs(CleansedEvent other) {
        return isSamePartition(other) && offset == other.offset;
    }

    /** Events of two raw topics are ordered by time; with equal times, the other counts as older. */
    boolean isNewerThan(CleansedEvent other) {
        return isSamePartition(other) ? offset > other.offset : timestamp >= other.timestamp;
    }
}
