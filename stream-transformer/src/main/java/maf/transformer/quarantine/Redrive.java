package maf.transformer.quarantine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import maf.contract.wire.QuarantineId;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordOrigin;
import maf.transformer.cleanse.SizeLimits;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends quarantined records through the current contracts, part by part: each part is judged, compared with what the
 * cleansed topics have of its rows, and written in one transaction together with the markers that say so.
 */
final class Redrive {
    private static final int MOST_RECORDS = 20_000;
    private static final long MOST_BYTES = 32L << 20;
    private static final Comparator<QuarantinedRecord> RAW_ORDER = Comparator.<QuarantinedRecord, String>comparing(
                    entry -> entry.id().topic())
            .thenComparing(entry -> entry.id().partition())
            .thenComparing(entry -> entry.id().offset())
            .thenComparing(entry -> entry.id().table());

    private final CurrentContracts contracts;
    private final SizeLimits limits;
    private final TopicReader log;
    private final Optional<RedriveTransaction> transaction;
    private final boolean again;
    private final RedriveReport report = new RedriveReport();

    /**
     * One redrive.
     *
     * @param transaction none for a dry run
     * @param again true to try also what the present contract has refused already
     */
    Redrive(
            CurrentContracts contracts,
            SizeLimits limits,
            TopicReader log,
            Optional<RedriveTransaction> transaction,
            boolean again) {
        this.contracts = contracts;
        this.limits = limits;
        this.log = log;
        this.transaction = transaction;
        this.again = again;
    }

    RedriveReport run(Collection<QuarantinedRecord> entries) {
        var part = new ArrayList<QuarantinedRecord>();
        var bytes = 0L;
        for (var entry : entries.stream().filter(this::isDue).sorted(RAW_ORDER).toList()) {
            if (part.size() >= MOST_RECORDS || (bytes + entry.bytes() > MOST_BYTES && !part.isEmpty())) {
                work(part);
                part.clear();
                bytes = 0;
            }
            part.add(entry);
            bytes += entry.bytes();
        }
        if (!part.isEmpty()) {
            work(part);
        }
        return report;
    }

    private boolean isDue(QuarantinedRecord entry) {
        var table = entry.id().table();
        if (!entry.redrivable()) {
            report.withoutBytes(table);
        } else if (!contracts.fingerprints().containsKey(table)) {
            report.withoutContract(table);
        } else if (!again && entry.contract().equals(fingerprint(entry.id()))) {
            report.skipped(table);
        } else {
            return true;
        }
        return false;
    }

    private void work(List<QuarantinedRecord> part) {
        var plan = judge(part);
        var seen = look(plan);
        plan.rows().values().forEach(RedriveCandidate::meet);
        var records = plan.records();
        if (transaction.isPresent() && !records.isEmpty()) {
            var places = transaction.get().commit(records);
            new NewerEventCopier(log, transaction.get(), plan).follow(plan.sent(records, places), seen);
        }
        plan.count(report);
    }

    private RedrivePlan judge(List<QuarantinedRecord> part) {
        var plan = new RedrivePlan(System.currentTimeMillis());
        var originals = QuarantineFetcher.fetch(log, part);
        for (var entry : part) {
            var original = originals.get(entry);
            if (original != null) { // else retention has taken it since it was listed
                judge(plan, entry, original);
            }
        }
        return plan;
    }

    private void judge(RedrivePlan plan, QuarantinedRecord entry, ConsumerRecord<byte[], byte[]> original) {
        var id = entry.id();
        var origin = new RecordOrigin(id.topic(), id.partition(), id.offset(), entry.timestamp());
        var judgement = contracts
                .judge(id.table(), origin, original.key(), original.value())
                .map(each -> each.within(limits));
        if (judgement.isEmpty()) {
            report.withoutContract(id.table());
        } else if (judgement.get() instanceof CleansingResult.Refused refused) {
            plan.refuse(entry, original, refused.refusal(), fingerprint(id));
        } else if (judgement.get() instanceof CleansingResult.Accepted accepted) {
            plan.accept(entry, accepted);
        }
    }

    private String fingerprint(QuarantineId id) {
        return contracts.fingerprints().get(id.table());
    }

    /**
     * Shows the candidates what the cleansed topics have of their rows.
     *
     * @return up to where
     */
    private Map<TopicPartition, Long> look(RedrivePlan plan) {
        var partitions = plan.rows().values().stream()
                .flatMap(List::stream)
                .map(candidate -> partition(candidate.record()))
                .collect(Collectors.toSet());
        if (partitions.isEmpty()) {
            return Map.of();
        }
        var ends = log.ends(partitions);
        log.read(log.beginnings(partitions), ends, record -> {
            if (record.key() == null) {
                return;
            }
            var candidates = plan.rows().get(RedrivePlan.RowKey.of(record.topic(), record.key()));
            if (candidates != null) {
                var event = plan.event(record);
                candidates.forEach(candidate -> candidate.see(event, record));
            }
        });
        return ends;
    }

    private static TopicPartition partition(ProducerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
