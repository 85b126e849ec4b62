package maf.transformer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import maf.runtime.InvalidConfigurationException;

/**
 * The name by which the consumer group recognizes this instance after a crash, kept in its state directory. It belongs to the
 * process that holds the file's lock. A second process on the same directory gets no name, because two members with one
 * name would fence each other.
 */
public final class InstanceId implements AutoCloseable {
    private static final String FILE = "instance-id";
    private static final int LONGEST = 256;

    private final FileChannel file;
    private final Optional<String> id;

    private InstanceId(FileChannel file, Optional<String> id) {
        this.file = file;
        this.id = id;
    }

    /** Claims the directory's name, or a new one if it has none. */
    public static InstanceId claim(Path stateDirectory) {
        try {
            Files.createDirectories(stateDirectory);
            var path = stateDirectory.resolve(FILE);
            var file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new InstanceId(file, isOurs(file) ? Optional.of(kept(file)) : Optional.empty());
        } catch (IOException e) {
            throw new InvalidConfigurationException(
                    "Cannot write to the state directory (" + e + "): set STATE_DIR to a directory of this process");
        }
    }

    private static boolean isOurs(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null; // released when the process ends, however it ends
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Reads through the channel that holds the lock: closing another channel of the file would release it (fcntl(2)). */
    private static String kept(FileChannel file) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST);
        file.read(bytes, 0);
        var kept = UTF_8.decode(bytes.flip()).toString().strip();
        if (!kept.isEmpty()) {
            return kept;
        }
        var fresh = UUID.randomUUID().toString();
        file.write(ByteBuffer.wrap(fresh.getBytes(UTF_8)), 0);
        return fresh;
    }

    /** Empty if another process uses the same directory: this member then has no name. */
    public Optional<String> id() {
        return id;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
