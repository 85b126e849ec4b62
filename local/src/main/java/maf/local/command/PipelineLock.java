package maf.local.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import maf.local.process.Home;
import maf.local.process.PipelineException;

/** Lets only one command at a time change a pipeline; the operating system releases the lock when the process ends. */
final class PipelineLock {
    private PipelineLock() {}

    /** Does the work while holding the lock. */
    static <T> T during(Home home, Callable<T> work) throws Exception {
        home.createFolders();
        var file = home.state().resolve("lock");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!locked(channel)) {
                throw new PipelineException("Another ./pipeline command is changing " + home.state()
                        + ": wait until it is done, or set PIPELINE_HOME to run a second pipeline.");
            }
            return work.call();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process holds it
        }
    }
}
