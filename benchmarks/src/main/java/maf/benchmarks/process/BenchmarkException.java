package maf.benchmarks.process;

/** The measurement is impossible or meaningless. The message says what to do. */
public final class BenchmarkException extends RuntimeException {
    public BenchmarkException(String message) {
        super(message);
    }
}
