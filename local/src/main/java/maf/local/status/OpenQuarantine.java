package maf.local.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maf.contract.wire.QuarantineId;
import maf.contract.wire.QuarantineMarker;
import maf.contract.wire.Topics;
import maf.runtime.kafka.TopicScan;

/** The records in quarantine that wait for a redrive: each identity once, however often it was refused. */
final class OpenQuarantine {

    private OpenQuarantine() {}

    /** Their number now, by table. */
    static Map<String, Long> count(TopicScan scan) {
        var markers = new HashMap<QuarantineId, QuarantineMarker>();
        scan.read(List.of(Topics.QUARANTINE_RESOLVED), record -> {
            if (record.key() != null && record.value() != null) {
                markers.put(QuarantineId.ofJson(record.key()), QuarantineMarker.ofJson(record.value()));
            }
        });
        var open = new HashSet<QuarantineId>();
        scan.read(List.of(Topics.QUARANTINE), record -> {
            var id = QuarantineId.of(name -> {
                var header = record.headers().lastHeader(name);
                return header == null ? null : new String(header.value(), UTF_8);
            });
            var marker = id.map(markers::get);
            if (marker.isEmpty() || !marker.get().resolves(record.partition(), record.offset())) {
                id.ifPresent(open::add);
            }
        });
        return open.stream().collect(Collectors.groupingBy(QuarantineId::table, Collectors.counting()));
    }
}
