package maf.benchmarks.process;

/** The measurement cannot be made or means nothing; the message says what to do. */
public final class BenchmarkException extends RuntimeException {
    public BenchmarkException(String message) {
        super(message);
    }
}
