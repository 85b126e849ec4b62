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
 * The name by which the consumer group knows this instance again after a crash, kept in its state directory. It belongs
 * to whoever holds the file's lock: a second process on the same directory gets none, for two members of one name would
 * throw each other out.
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

    /** Takes the directory's name, a new one where it has none. */
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
            return file.tryLock() != null; // let go when the process ends, however it ends
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Reads through the channel that holds the lock: closing another one of the same file would let it go (fcntl(2)). */
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

    /** Empty where another process uses the same directory: then the member has no name and is as good as any. */
    public Optional<String> id() {
        return id;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
