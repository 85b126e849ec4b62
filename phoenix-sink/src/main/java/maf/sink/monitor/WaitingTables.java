package maf.sink.monitor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import maf.contract.model.TableContract;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tables whose records stay in their topics for now while the other tables go on, each with its reason. For any thread. */
public final class WaitingTables {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingTables.class);

    private final Map<String, Wait> waits = new ConcurrentHashMap<>();

    private record Wait(String table, String reason, boolean untilRestart) {}

    /**
     * The table waits from now on.
     *
     * @param reason one sentence for people: what is wrong, and what to do about it
     */
    public void hold(TableContract contract, String reason) {
        hold(contract, new Wait(contract.table().toString(), reason, false));
    }

    /** The same, and nothing but a restart of this process mends it. */
    public void holdUntilRestart(TableContract contract, String reason) {
        hold(contract, new Wait(contract.table().toString(), reason, true));
    }

    private synchronized void hold(TableContract contract, Wait wait) {
        var before = waits.get(contract.topic());
        if (wait.equals(before) || (before != null && before.untilRestart())) {
            return;
        }
        waits.put(contract.topic(), wait);
        LOG.atWarn()
                .addKeyValue("table", wait.table())
                .addKeyValue("topic", contract.topic())
                .addKeyValue("detail", wait.reason())
                .log("The table waits, and its records stay in their topic; the other tables go on");
    }

    /** The table takes rows again. */
    public void release(TableContract contract) {
        var wait = waits.get(contract.topic());
        if (wait != null && !wait.untilRestart() && waits.remove(contract.topic(), wait)) {
            LOG.atInfo().addKeyValue("table", wait.table()).log("The table takes rows again; its records are read");
        }
    }

    /** Whether the table of a cleansed topic waits. */
    public boolean holds(String topic) {
        return waits.containsKey(topic);
    }

    /** The cleansed topics of the tables that wait. */
    public Set<String> topics() {
        return Set.copyOf(waits.keySet());
    }

    /** Why the table of a cleansed topic waits. */
    public Optional<String> reason(String topic) {
        return Optional.ofNullable(waits.get(topic)).map(Wait::reason);
    }

    /** All of them in one sentence; empty when none waits. */
    Optional<String> describe() {
        var all = waits.values().stream()
                .map(wait -> wait.table() + " (" + wait.reason() + ")")
                .sorted()
                .collect(Collectors.joining("; "));
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("leaves the records of these tables in their topics: " + all);
    }
}
