package maf.sink.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import maf.sink.write.HBaseServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to sinks, topics and the store's files, every row is the result of its last events. */
class ReplayIT {
    private static final int SEEDS = Integer.getInteger("maf.seeds", Boolean.getBoolean("maf.thorough") ? 100 : 6);
    private static final int AT_ONCE = 25; // because their generators stay on the heap

    @TempDir
    private Path contracts;

    @Test
    void everyRowIsTheResultOfItsLastEvents() throws Exception {
        for (var done = 0; done < SEEDS; done += AT_ONCE) {
            var simulations = Math.min(AT_ONCE, SEEDS - done);
            try (var replay = SimulationRun.open(HBaseServer.shared(), contracts, "REPLAY" + done, simulations)) {
                assertThat(replay.differences()).isEmpty();
            }
        }
    }
}
