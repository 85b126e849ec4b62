package maf.verifier.reconcile.compare;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.stream.Stream;
import maf.verifier.row.ByteWriter;
import maf.verifier.table.UnavailableException;

/**
 * Rows in buckets by the hash of their keys, in one temporary file. The file is deleted while it is open, so the system
 * frees it however this process ends. Used by one thread at a time.
 */
final class SpoolFile implements AutoCloseable {
    /** A power of two: {@link #BITS} of the hash choose a bucket. 5 million rows make 40 thousand in each. */
    static final int BUCKETS = 128;

    static final int BITS = 7;

    private static final int CHUNK_BYTES = 16 << 10; // 128 buckets of both sides take 4 MiB

    private final FileChannel file;
    private final Bucket[] buckets = Stream.generate(Bucket::new).limit(BUCKETS).toArray(Bucket[]::new);
    private final ByteWriter record = new ByteWriter();
    private long end;

    /** One bucket: full chunks in the file, the last one in memory. */
    private static final class Bucket {
        private byte[] last = new byte[0];
        private int used;
        private long[] chunks = new long[4];
        private int written;
        private long rows;
    }

    /** Takes spooled rows in the order in which they were added. */
    @FunctionalInterface
    interface Rows {
        void accept(SpooledRow row) throws UnavailableException, InterruptedException;
    }

    private SpoolFile(FileChannel file) {
        this.file = file;
    }

    /** @param dir must exist and have room for about 50 bytes a row */
    static SpoolFile open(Path dir) throws UnavailableException {
        try {
            var path = Files.createTempFile(dir, "reconcile-", ".spool");
            var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(path);
            return new SpoolFile(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void add(int bucket, SpooledRow row) throws UnavailableException {
        row.write(record.clear());
        var to = buckets[bucket];
        to.rows++;
        var at = 0;
        while (at < record.length()) {
            if (to.used == to.last.length) {
                makeRoom(to);
            }
            var length = Math.min(record.length() - at, to.last.length - to.used);
            System.arraycopy(record.array(), at, to.last, to.used, length);
            to.used += length;
            at += length;
        }
    }

    private void makeRoom(Bucket bucket) throws UnavailableException {
        if (bucket.used < CHUNK_BYTES) { // small tables do not fill a chunk
            bucket.last = Arrays.copyOf(bucket.last, Math.min(CHUNK_BYTES, Math.max(512, 4 * bucket.used)));
            return;
        }
        if (bucket.written == bucket.chunks.length) {
            bucket.chunks = Arrays.copyOf(bucket.chunks, 2 * bucket.written);
        }
        bucket.chunks[bucket.written++] = end;
        try {
            var bytes = ByteBuffer.wrap(bucket.last);
            while (bytes.hasRemaining()) {
                end += file.write(bytes, end);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        bucket.used = 0;
    }

    long rows(int bucket) {
        return buckets[bucket].rows;
    }

    long bytes(int bucket) {
        return (long) buckets[bucket].written * CHUNK_BYTES + buckets[bucket].used;
    }

    void read(int bucket, Rows rows) throws UnavailableException, InterruptedException {
        try (var in = new DataInputStream(new SequenceInputStream(parts(buckets[bucket])))) {
            for (var left = buckets[bucket].rows; left > 0; left--) {
                rows.accept(SpooledRow.read(in));
            }
        } catch (IOException e) {
            throw failed(e);
        } catch (UncheckedIOException e) {
            throw failed(e.getCause());
        }
    }

    @SuppressWarnings("JdkObsolete") // what SequenceInputStream takes
    private Enumeration<InputStream> parts(Bucket bucket) {
        return new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next <= bucket.written;
            }

            @Override
            public InputStream nextElement() {
                var part = next++;
                return part == bucket.written
                        ? new ByteArrayInputStream(bucket.last, 0, bucket.used)
                        : new ByteArrayInputStream(chunk(bucket.chunks[part]));
            }
        };
    }

    private byte[] chunk(long at) {
        var bytes = ByteBuffer.allocate(CHUNK_BYTES);
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, at + bytes.position()) < 0) {
                    throw new EOFException("the spool file was truncated");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.array();
    }

    private static UnavailableException failed(IOException e) {
        return new UnavailableException(
                "Cannot write to the directory for temporary files (" + e.getMessage()
                        + "): it needs about 100 bytes for each row of the larger side; free some space or set java.io.tmpdir",
                e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
