package maf.producers.row;

/** A row that is none, or that its table cannot hold unaltered; says why, without its content. */
public final class InvalidRowException extends Exception {
    InvalidRowException(String reason) {
        super(reason);
    }
}
