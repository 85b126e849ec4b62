package maf.sink.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import maf.sink.write.HBaseServer;

/** Many simulations in the same tables, so that they share the store's flushes and compactions. */
final class SimulationRun implements AutoCloseable {
    private static final int EVENTS = 5000;
    private static final int ROUNDS = 5;
    private static final int THREADS = 3;

    /** Events within the store's history window, and events that are older. */
    private static final List<Duration> AGES = List.of(Duration.ofMinutes(5), Duration.ofHours(3));

    private interface Part {
        void of(Simulation simulation) throws InterruptedException;
    }

    private final List<PhoenixStore> tables = new ArrayList<>();
    private final List<Simulation> simulations = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private SimulationRun() {}

    static SimulationRun open(HBaseServer server, Path dir, String name, int simulations) throws Exception {
        var run = new SimulationRun();
        for (var i = 0; i < THREADS; i++) {
            run.tables.add(PhoenixStore.open(server, Files.createDirectories(dir.resolve(name + i)), name));
        }
        var now = System.currentTimeMillis();
        for (var i = 0; i < simulations; i++) {
            var start = now - AGES.get(i % AGES.size()).toMillis();
            run.simulations.add(new Simulation(new Random().nextLong(), i, start, run.tables.get(i % THREADS)));
        }
        return run;
    }

    /** The differences of the first check that finds any; empty if there are none. */
    List<String> differences() throws Exception {
        for (var round = 1; round <= ROUNDS; round++) {
            var events = (long) EVENTS * round / ROUNDS;
            each(simulation -> simulation.runUntil(events));
            var wrong = check("round " + round);
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        each(Simulation::replay);
        return check("replayed");
    }

    /** Checks before and after the store compacts its files. */
    private List<String> check(String when) throws Exception {
        var wrong = compare(when + " as written");
        if (wrong.isEmpty()) {
            tables.get(0).compact();
            wrong = compare(when + " compacted");
        }
        return wrong;
    }

    private void each(Part part) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (var thread = 0; thread < THREADS; thread++) {
            var first = thread;
            work.add(() -> {
                for (var i = first; i < simulations.size(); i += THREADS) {
                    part.of(simulations.get(i));
                }
                return null;
            });
        }
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
    }

    private List<String> compare(String when) throws SQLException {
        var found = tables.get(0).rows();
        var wrong = new ArrayList<String>();
        for (var i = 0; i < simulations.size(); i++) {
            var simulation = simulations.get(i);
            var differences = simulation.differences(found.getOrDefault((long) i, Map.of()));
            if (!differences.isEmpty()) {
                wrong.add(when + ", seed " + simulation.seed() + ", " + differences.size()
                        + " rows wrong, one of them: " + differences.get(0));
            }
        }
        return wrong;
    }

    @Override
    public void close() throws IOException, SQLException {
        threads.shutdownNow();
        for (var each : tables) {
            each.close();
        }
    }
}
