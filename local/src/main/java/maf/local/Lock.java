package maf.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Keeps two commands from changing one pipeline at the same time; the system frees it whatever happens to us. */
record Lock(FileChannel channel, FileLock lock) implements AutoCloseable {
    static Lock take(Home home) {
        home.createFolders();
        var file = home.state().resolve("lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw taken(home);
            }
            return new Lock(channel, lock);
        } catch (OverlappingFileLockException e) {
            throw taken(home);
        } catch (IOException e) {
            throw new PipelineException("Cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    private static PipelineException taken(Home home) {
        return new PipelineException("Another ./pipeline command is at work on " + home.state()
                + ": wait until it is done, or set PIPELINE_HOME to run a second pipeline.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PipelineException("Cannot unlock: " + e.getMessage(), e);
        }
    }
}
