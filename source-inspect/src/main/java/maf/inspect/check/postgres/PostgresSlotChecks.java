package maf.inspect.check.postgres;

import static maf.inspect.finding.CheckCode.POSTGRES_SENDERS;
import static maf.inspect.finding.CheckCode.POSTGRES_SLOT;
import static maf.inspect.finding.CheckCode.POSTGRES_SLOTS;
import static maf.inspect.finding.CheckCode.POSTGRES_SLOT_LOST;
import static maf.inspect.finding.CheckCode.POSTGRES_WAL_KEPT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maf.inspect.finding.Finding;
import maf.source.Source;

/** Whether the connector gets its slot, and the slot keeps what the connector has not read. */
record PostgresSlotChecks(PostgresFacts facts, Source source, String database) {
    private static final long LITTLE_MB = 1_024;

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(kept());
        var slots = facts.slots();
        if (!slots.isKnown()) {
            findings.add(slots.judge(POSTGRES_SLOT, none -> null));
            return findings;
        }
        var own = slots.value().stream()
                .filter(slot -> slot.name().equals(source.capture().slot()))
                .findFirst();
        findings.add(freeSlots(slots.value().size(), own.isPresent()));
        var isRead = own.filter(slot -> !slot.owner().isEmpty()).isPresent();
        findings.add(facts.senders().judge(POSTGRES_SENDERS, used -> freeSenders(used, isRead)));
        findings.add(slot(own));
        findings.add(lost(own));
        return findings;
    }

    private Finding kept() {
        if (facts.major() < 13) {
            return Finding.warning(
                    POSTGRES_WAL_KEPT,
                    "PostgreSQL before 13 keeps its log for a slot without limit: a connector that never returns fills the disk",
                    "watch maf_source_slot_retained_bytes");
        }
        var megabytes = facts.number("max_slot_wal_keep_size");
        var remedy = facts.change().postgres("max_slot_wal_keep_size", "10GB");
        if (megabytes < 0) {
            return Finding.warning(
                    POSTGRES_WAL_KEPT,
                    "max_slot_wal_keep_size is -1: a connector that never returns fills the disk with the log, which stops the"
                            + " database",
                    remedy);
        }
        return megabytes < LITTLE_MB
                ? Finding.warning(
                        POSTGRES_WAL_KEPT,
                        "max_slot_wal_keep_size is " + megabytes
                                + " MB: a connector that is behind by more has lost its place, and every row must be read again",
                        remedy)
                : Finding.ok(POSTGRES_WAL_KEPT, "The log is kept for the slot up to " + megabytes + " MB");
    }

    private Finding freeSlots(int used, boolean isThere) {
        var most = facts.number("max_replication_slots");
        return isThere || used < most
                ? Finding.ok(POSTGRES_SLOTS, used + " of " + most + " replication slots are taken")
                : Finding.failed(
                        POSTGRES_SLOTS,
                        "All " + most + " replication slots are taken",
                        facts.change().postgresAtStart("max_replication_slots", Long.toString(most + 4))
                                + "; or SELECT pg_drop_replication_slot(…) of one that nobody needs");
    }

    private Finding freeSenders(long used, boolean isRead) {
        var most = facts.number("max_wal_senders");
        return isRead || used < most
                ? Finding.ok(POSTGRES_SENDERS, used + " of " + most + " senders are in use")
                : Finding.failed(
                        POSTGRES_SENDERS,
                        "All " + most + " senders of the log (max_wal_senders) are in use: the connector gets none",
                        facts.change().postgresAtStart("max_wal_senders", Long.toString(most + 4)));
    }

    private Finding slot(Optional<PostgresFacts.Slot> own) {
        var name = source.capture().slot();
        if (own.isEmpty()) {
            return Finding.ok(POSTGRES_SLOT, "The connector makes its slot " + name + " when it first starts");
        }
        var slot = own.get();
        var other =
                "in the source's file set slot to another name; or SELECT pg_drop_replication_slot('" + name + "');";
        if (!slot.type().equals("logical") || !slot.plugin().equals("pgoutput")) {
            return Finding.failed(
                    POSTGRES_SLOT,
                    "Slot " + name + " is " + slot.type()
                            + (slot.plugin().isEmpty() ? "" : " with plugin " + slot.plugin())
                            + ", not logical with pgoutput: it belongs to another program",
                    other);
        }
        if (!slot.database().equals(database)) {
            return Finding.failed(
                    POSTGRES_SLOT,
                    "Slot " + name + " belongs to database " + slot.database() + ", not " + database,
                    other);
        }
        return slot.owner().isEmpty() || slot.owner().equals(facts.user())
                ? Finding.ok(
                        POSTGRES_SLOT, "Slot " + name + " is " + (slot.owner().isEmpty() ? "free" : "being read"))
                : Finding.failed(
                        POSTGRES_SLOT,
                        "Slot " + name + " is being read by user " + slot.owner() + ", and has one reader at a time",
                        other);
    }

    private Finding lost(Optional<PostgresFacts.Slot> own) {
        var status = own.map(PostgresFacts.Slot::walStatus).orElse("");
        var name = source.capture().slot();
        return switch (status) {
            case "lost" ->
                Finding.failed(
                        POSTGRES_SLOT_LOST,
                        "PostgreSQL removed log that slot " + name
                                + " needed (max_slot_wal_keep_size): its place is lost",
                        "SELECT pg_drop_replication_slot('" + name + "'); the connector then reads everything again");
            case "unreserved" ->
                Finding.warning(
                        POSTGRES_SLOT_LOST,
                        "Slot " + name
                                + " is about to lose its place: the next checkpoint may remove log that it needs",
                        "let the connector read; or " + facts.change().postgres("max_slot_wal_keep_size", "50GB"));
            default -> Finding.ok(POSTGRES_SLOT_LOST, "Nothing that the slot needs is lost");
        };
    }
}
