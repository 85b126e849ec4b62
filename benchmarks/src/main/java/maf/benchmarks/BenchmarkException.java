package maf.benchmarks;

/** The measurement cannot be made or means nothing; the message says what to do. */
final class BenchmarkException extends RuntimeException {
    BenchmarkException(String message) {
        super(message);
    }
}
