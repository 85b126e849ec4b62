package maf.local.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import maf.local.process.Home;
import maf.local.process.PipelineException;

/** Keeps two commands from changing one pipeline at the same time; the system frees it whatever happens to us. */
final class PipelineLock {
    private PipelineLock() {}

    /** Does the work while no other command can. */
    static <T> T during(Home home, Callable<T> work) throws Exception {
        home.createFolders();
        var file = home.state().resolve("lock");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!locked(channel)) {
                throw new PipelineException("Another ./pipeline command is at work on " + home.state()
                        + ": wait until it is done, or set PIPELINE_HOME to run a second pipeline.");
            }
            return work.call();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very program
        }
    }
}
