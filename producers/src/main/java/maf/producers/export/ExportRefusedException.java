package maf.producers.export;

/** A file must not be applied as it is. The message says what is wrong and what to do. */
final class ExportRefusedException extends Exception {
    ExportRefusedException(String message) {
        super(message);
    }
}
