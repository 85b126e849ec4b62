package maf.sink.read;

import java.util.concurrent.TimeUnit;

/**
 * When a batch goes to the store: at a number of rows, at a number of bytes of heap, or at an age.
 *
 * @param rows of one batch
 * @param bytes of one batch
 */
public record FlushLimits(int rows, long bytes, long lingerMs) {
    public FlushLimits {
        if (rows < 1 || bytes < 1 || lingerMs < 0) {
            throw new IllegalArgumentException("rows " + rows + " and bytes " + bytes + " must be at least 1, lingerMs "
                    + lingerMs + " at least 0");
        }
    }

    /** What one poll may bring, bytes on the wire: about as much heap as a batch. */
    public long bytesOfPoll() {
        return Math.max(1, bytes / RowEvent.HEAP_PER_BYTE);
    }

    long lingerNanos() {
        return TimeUnit.MILLISECONDS.toNanos(lingerMs);
    }
}
