package maf.local.command;

import java.util.List;
import java.util.concurrent.Callable;
import maf.local.process.Home;
import maf.local.process.PipelineException;
import maf.local.process.ProgressLog;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands about one process. */
public final class ProcessCommands {
    private ProcessCommands() {}

    /** A command that changes one process while it holds the lock. */
    private abstract static class Locked implements Callable<Integer> {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Override
        public final Integer call() throws Exception {
            var home = Home.find();
            return PipelineLock.during(home, () -> {
                run(home, new ProgressLog(System.out), name);
                return 0;
            });
        }

        abstract void run(Home home, ProgressLog progress, String name);
    }

    /** {@code stop NAME}. */
    @Command(name = "stop", description = "Stop one process gracefully.")
    public static final class Stop extends Locked {
        @Override
        void run(Home home, ProgressLog progress, String name) {
            Pipeline.open(home, progress).stop(List.of(name));
        }
    }

    /** {@code start NAME}. */
    @Command(name = "start", description = "Start one process again and wait until it is ready.")
    public static final class Start extends Locked {
        @Override
        void run(Home home, ProgressLog progress, String name) {
            Pipeline.toStart(home, ContractFolder.remembered(home), progress).start(List.of(name));
        }
    }

    /** {@code kill NAME}. */
    @Command(name = "kill", description = "End one process with SIGKILL, as a crash would.")
    public static final class Kill extends Locked {
        @Override
        void run(Home home, ProgressLog progress, String name) {
            Pipeline.open(home, progress).kill(name);
        }
    }

    /** {@code logs NAME}. */
    @Command(name = "logs", description = "Print the log of one process.")
    public static final class Logs implements Callable<Integer> {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Option(names = "-f", description = "Keep printing new lines until Ctrl-C.")
        private boolean follow;

        @Override
        public Integer call() throws Exception {
            var home = Home.find();
            var log = home.log(Pipeline.open(home, new ProgressLog(System.out))
                    .server(name)
                    .name());
            if (!java.nio.file.Files.exists(log)) {
                throw new PipelineException(name + " has no log yet: it was never started.");
            }
            var tail = follow ? List.of("tail", "-n", "+1", "-F", log.toString()) : List.of("cat", log.toString());
            return new ProcessBuilder(tail).inheritIO().start().waitFor();
        }
    }
}
