package maf.producers.export;

/** A file that must not reach the database as it stands; says what is wrong and what to do. */
final class ExportRefusedException extends Exception {
    ExportRefusedException(String message) {
        super(message);
    }
}
