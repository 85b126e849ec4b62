package maf.transformer.quarantine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import maf.contract.wire.QuarantineId;
import maf.contract.wire.QuarantineReason;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordOrigin;
import maf.transformer.cleanse.SizeLimits;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends quarantined records through the current contracts in batches. Each batch is cleansed, compared with the records that
 * the cleansed topics have of its rows, and written in one transaction together with the markers.
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
     * @param again true to retry also what the current contract has already refused
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
        var batch = new ArrayList<QuarantinedRecord>();
        var bytes = 0L;
        for (var entry : entries.stream().filter(this::isDue).sorted(RAW_ORDER).toList()) {
            if (batch.size() >= MOST_RECORDS || (bytes + entry.bytes() > MOST_BYTES && !batch.isEmpty())) {
                process(batch);
                batch.clear();
                bytes = 0;
            }
            batch.add(entry);
            bytes += entry.bytes();
        }
        if (!batch.isEmpty()) {
            process(batch);
        }
        return report;
    }

    private boolean isDue(QuarantinedRecord entry) {
        var table = entry.id().table();
        if (!entry.redrivable()) {
            report.withoutBytes(table);
        } else if (entry.reason().equals(QuarantineReason.OTHER_TABLE.code())) {
            report.ofOtherTable(table); // only the transformer knows which table the topic belongs to
        } else if (!contracts.fingerprints().containsKey(table)) {
            report.withoutContract(table);
        } else if (!again && entry.contract().equals(fingerprint(entry.id()))) {
            report.skipped(table);
        } else {
            return true;
        }
        return false;
    }

    private void process(List<QuarantinedRecord> batch) {
        var plan = cleanse(batch);
        var ends = compareWithLog(plan);
        plan.rows().values().forEach(RedriveCandidate::compareAll);
        var records = plan.records();
        if (transaction.isPresent() && !records.isEmpty()) {
            var places = transaction.get().commit(records);
            new NewerEventCopier(log, transaction.get(), plan).follow(plan.sent(records, places), ends);
        }
        plan.count(report);
    }

    private RedrivePlan cleanse(List<QuarantinedRecord> batch) {
        var plan = new RedrivePlan(System.currentTimeMillis());
        var originals = QuarantineFetcher.fetch(log, batch);
        for (var entry : batch) {
            var original = originals.get(entry);
            if (original != null) { // otherwise retention has removed it since it was listed
                cleanse(plan, entry, original);
            }
        }
        return plan;
    }

    private void cleanse(RedrivePlan plan, QuarantinedRecord entry, ConsumerRecord<byte[], byte[]> original) {
        var id = entry.id();
        var origin = new RecordOrigin(id.topic(), entry.topicId(), id.partition(), id.offset(), entry.timestamp());
        var result = contracts
                .cleanse(id.table(), origin, original.key(), original.value())
                .map(each -> each.within(limits));
        if (result.isEmpty()) {
            report.withoutContract(id.table());
        } else if (result.get() instanceof CleansingResult.Refused refused) {
            plan.refuse(entry, original, refused.refusal(), fingerprint(id));
        } else if (result.get() instanceof CleansingResult.Accepted accepted) {
            plan.accept(entry, accepted);
        }
    }

    private String fingerprint(QuarantineId id) {
        return contracts.fingerprints().get(id.table());
    }

    /**
     * Compares the candidates with all records of their rows in the cleansed topics.
     *
     * @return the end offsets up to which it has read
     */
    private Map<TopicPartition, Long> compareWithLog(RedrivePlan plan) {
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
                candidates.forEach(candidate -> candidate.observe(event, record));
            }
        });
        return ends;
    }

    private static TopicPartition partition(ProducerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
