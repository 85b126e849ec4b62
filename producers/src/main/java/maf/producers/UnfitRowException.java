package maf.producers;

/** A row that is none, or that its table cannot hold unaltered; says why, without its content. */
final class UnfitRowException extends Exception {
    UnfitRowException(String reason) {
        super(reason);
    }
}
