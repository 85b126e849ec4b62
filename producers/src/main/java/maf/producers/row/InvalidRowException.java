package maf.producers.row;

/**
 * A line is not a row, or its table cannot hold the row unaltered. The message gives the reason without the content.
 */
public final class InvalidRowException extends Exception {
    InvalidRowException(String reason) {
        super(reason);
    }
}
