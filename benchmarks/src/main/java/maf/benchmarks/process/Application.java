package maf.benchmarks.process;

import java.nio.file.Path;

/**
 * A program of the pipeline that is measured.
 *
 * @param program its name, for {@code images/apps/start} and as its consumer group
 * @param main its main class
 * @param peer the main class of the program that it is compared with
 * @param peerHeap the Java option for the peer's heap limit; empty: the same limit
 */
public record Application(String program, String main, String peer, String peerHeap) {
    public static final Application STREAM_TRANSFORMER =
            new Application("stream-transformer", "maf.transformer.Main", "maf.benchmarks.transformer.PlainLoop", "");

    /** Its peer loads all cells into memory before it starts: about 300 bytes per row. */
    public static final Application PHOENIX_SINK =
            new Application("phoenix-sink", "maf.sink.Main", "maf.benchmarks.sink.BufferedMutatorPeer", "-Xmx2g");

    Path configuration() {
        return Path.of("config", program + ".properties");
    }
}
