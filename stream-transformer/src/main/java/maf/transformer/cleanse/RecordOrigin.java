package maf.transformer.cleanse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import maf.contract.typing.RefusedException;
import maf.contract.wire.MafHeaders;
import maf.transformer.envelope.ChangeEvent;
import maf.transformer.envelope.SourceMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The position of a raw record, and the headers that name it on the records derived from it.
 *
 * @param topicId Kafka's id of the topic; null if it is unknown
 */
public record RecordOrigin(String topic, String topicId, int partition, long offset, long timestamp) {
    private static final int LONGEST_DETAIL = 500; // characters: a detail may quote a field name of any length

    /** Positions of the three databases; an event from another source may have any text here. */
    private static final Pattern POSITION = Pattern.compile("[A-Za-z0-9._:-]{1,200}");

    /** A position in a topic of unknown id. */
    public RecordOrigin(String topic, int partition, long offset, long timestamp) {
        this(topic, null, partition, offset, timestamp);
    }

    public Headers cleansed(ChangeEvent.Origin origin) {
        var headers = new RecordHeaders();
        add(headers, MafHeaders.OP, origin.operation());
        add(headers, MafHeaders.SOURCE_TOPIC, topic);
        add(headers, MafHeaders.SOURCE_PARTITION, partition);
        add(headers, MafHeaders.SOURCE_OFFSET, offset);
        add(headers, MafHeaders.SOURCE_POSITION, origin.position());
        add(headers, MafHeaders.SOURCE_TS_MS, origin.tsMs());
        addTopicId(headers);
        return headers;
    }

    public Headers quarantined(String table, RefusedException refusal, long failedAtMs) {
        var headers = new RecordHeaders();
        add(headers, MafHeaders.TABLE, table);
        add(headers, MafHeaders.REASON, refusal.reason().code());
        refusal.rule().ifPresent(rule -> add(headers, MafHeaders.RULE, rule));
        add(headers, MafHeaders.DETAIL, detail(refusal));
        add(headers, MafHeaders.TOPIC, topic);
        add(headers, MafHeaders.PARTITION, partition);
        add(headers, MafHeaders.OFFSET, offset);
        add(headers, MafHeaders.TIMESTAMP, timestamp);
        add(headers, MafHeaders.FAILED_AT_MS, failedAtMs);
        addTopicId(headers);
        return headers;
    }

    /** The raw record as the column MAF_SOURCE names it, for logs; a position in an unknown format is left out. */
    public String source(String position) {
        return topic + "/" + (POSITION.matcher(position).matches() ? position : SourceMetadata.UNKNOWN_POSITION);
    }

    public static String detail(RefusedException refusal) {
        var detail = refusal.getMessage();
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
    }

    private void addTopicId(Headers headers) {
        if (topicId != null) {
            add(headers, MafHeaders.TOPIC_ID, topicId);
        }
    }

    private static void add(Headers headers, String name, Object value) {
        headers.add(name, value.toString().getBytes(UTF_8));
    }
}
