package maf.sink;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import maf.contract.model.TableContract;
import maf.contract.wire.Topics;
import maf.runtime.Program.StopSignal;
import maf.sink.monitor.SinkHealth;
import maf.sink.write.DeadLetters;
import maf.sink.write.RetryDelay;
import maf.sink.write.Store;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares what the first record needs: the topic for dead letters, and the store with its tables. */
final class SinkStartup {
    private static final Logger LOG = LoggerFactory.getLogger(SinkStartup.class);
    private static final long CHECK_MS = 50;

    private final SinkConfig config;
    private final List<TableContract> contracts;
    private final SinkHealth state;

    SinkStartup(SinkConfig config, List<TableContract> contracts, SinkHealth state) {
        this.config = config;
        this.contracts = contracts;
        this.state = state;
    }

    /**
     * Waits without limit, on a separate thread, because an attempt to connect cannot be cancelled.
     *
     * @return empty when the end was asked for
     */
    Optional<Store> await(Admin admin, StopSignal stop) throws InterruptedException {
        var thread = Executors.newSingleThreadExecutor(work -> {
            var made = new Thread(work, "preparation");
            made.setDaemon(true);
            return made;
        });
        var store = thread.submit(() -> prepare(admin));
        try {
            while (!stop.await(CHECK_MS)) {
                if (store.isDone()) {
                    return Optional.of(store.get());
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The store cannot be prepared", e.getCause());
        } finally {
            thread.shutdownNow();
        }
        return Optional.empty();
    }

    private Store prepare(Admin admin) throws InterruptedException {
        var pause = new RetryDelay();
        while (true) {
            try {
                DeadLetters.create(
                        admin,
                        config.deadLetterPartitions(),
                        config.deadLetterReplicationFactor(),
                        config.deadLetterRetentionMs());
                break;
            } catch (ExecutionException e) {
                waitFor("the broker, to create the topic " + Topics.DEAD_LETTERS, e.getCause(), pause);
            }
        }
        state.stuck(this, "waits for the store at " + config.store().url() + " and its tables");
        LOG.atInfo().addKeyValue("url", config.store().url()).log("Connecting to the store");
        while (true) {
            try {
                var store = Store.open(config.store(), contracts, config.ddl(), state.tables());
                state.unstuck(this);
                LOG.atInfo().addKeyValue("tables", contracts.size()).log("The store and its tables are ready");
                return store;
            } catch (IOException | SQLException e) {
                waitFor("the store at " + config.store().url(), e, pause);
            }
        }
    }

    private void waitFor(String what, Throwable cause, RetryDelay pause) throws InterruptedException {
        LOG.atDebug().setCause(cause).log(what);
        state.stuck(this, "waits for " + what + " (" + cause + ")");
        pause.await();
    }
}
