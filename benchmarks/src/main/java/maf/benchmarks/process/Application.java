package maf.benchmarks.process;

import java.nio.file.Path;

/**
 * A program of the pipeline under measurement.
 *
 * @param program its name, which {@code images/apps/start} takes and its consumer group has
 * @param main its main class
 * @param peer the main class of what it is measured against
 * @param peerHeap the peer's own limit of the heap, a Java option; empty: the same
 */
public record Application(String program, String main, String peer, String peerHeap) {
    public static final Application STREAM_TRANSFORMER =
            new Application("stream-transformer", "maf.transformer.Main", "maf.benchmarks.transformer.PlainLoop", "");

    /** Its peer holds all cells before it begins: about 300 bytes a row. */
    public static final Application PHOENIX_SINK =
            new Application("phoenix-sink", "maf.sink.Main", "maf.benchmarks.sink.BufferedMutatorPeer", "-Xmx2g");

    Path configuration() {
        return Path.of("config", program + ".properties");
    }
}
