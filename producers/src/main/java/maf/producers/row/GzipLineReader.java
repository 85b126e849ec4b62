package maf.producers.row;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a gzip file as bytes, so that the parser detects invalid UTF-8. An endless line does not fill the
 * memory.
 */
public final class GzipLineReader implements Closeable {
    /** Far above the longest title: a longer line is not a row. */
    static final int MOST_BYTES = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private byte[] line = new byte[1 << 10];
    private int from;
    private int to;

    /** Closes {@code gzip} if it is not in gzip format. */
    public GzipLineReader(InputStream gzip) throws IOException {
        try {
            input = new GZIPInputStream(gzip, BUFFER_BYTES);
        } catch (IOException e) {
            gzip.close();
            throw e;
        }
    }

    /**
     * Returns the next line without its terminator, null after the last. Cuts a longer line to {@link #MOST_BYTES} plus
     * one byte.
     */
    public byte @Nullable [] next() throws IOException {
        var length = 0;
        while (from < to || fill()) {
            var end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            length = append(length, end);
            var ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) {
                return Arrays.copyOf(line, length);
            }
        }
        return length == 0 ? null : Arrays.copyOf(line, length);
    }

    private int append(int length, int end) {
        var more = Math.min(end - from, MOST_BYTES + 1 - length);
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        }
        System.arraycopy(buffer, from, line, length, more);
        return length + more;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, input.read(buffer));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
