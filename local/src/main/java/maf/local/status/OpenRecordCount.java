package maf.local.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maf.contract.wire.OpenQuarantine;
import maf.contract.wire.QuarantineId;
import maf.contract.wire.Topics;
import maf.runtime.kafka.TopicScan;

/** Counts the open records of the quarantine: each identity once, however often it was refused. */
final class OpenRecordCount {
    private OpenRecordCount() {}

    /** Their number now, by table; records that the transformer has not written do not count. */
    static Map<String, Long> byTable(TopicScan scan) {
        var open = new OpenQuarantine<QuarantineId>((one, other) -> one);
        scan.read(List.of(Topics.QUARANTINE_RESOLVED), marker -> open.addMarker(marker.key(), marker.value()));
        scan.read(
                List.of(Topics.QUARANTINE),
                record -> QuarantineId.of(name -> {
                            var header = record.headers().lastHeader(name);
                            return header == null ? null : new String(header.value(), UTF_8);
                        })
                        .ifPresent(id -> open.add(id, record.partition(), record.offset(), id)));
        return open.records().keySet().stream()
                .collect(Collectors.groupingBy(QuarantineId::table, Collectors.counting()));
    }
}
