package maf.local;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands about one process. */
final class ProcessCommands {
    private ProcessCommands() {}

    /** {@code stop NAME}. */
    @Command(name = "stop", description = "Stop one process gracefully.")
    static final class Stop implements Callable<Integer> {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Override
        public Integer call() throws Exception {
            var home = Home.find();
            return Lock.during(home, () -> {
                Pipeline.open(home, new Steps(System.out)).stop(List.of(name));
                return 0;
            });
        }
    }

    /** {@code start NAME}. */
    @Command(name = "start", description = "Start one process again and wait until it is ready.")
    static final class Start implements Callable<Integer> {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Override
        public Integer call() throws Exception {
            var home = Home.find();
            return Lock.during(home, () -> {
                Pipeline.toStart(home, Tables.remembered(home), new Steps(System.out))
                        .start(List.of(name));
                return 0;
            });
        }
    }

    /** {@code kill NAME}. */
    @Command(name = "kill", description = "End one process with SIGKILL, as a crash would.")
    static final class Kill implements Callable<Integer> {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Override
        public Integer call() throws Exception {
            var home = Home.find();
            return Lock.during(home, () -> {
                Pipeline.open(home, new Steps(System.out)).kill(name);
                return 0;
            });
        }
    }

    /** {@code logs NAME}. */
    @Command(name = "logs", description = "Print the log of one process.")
    static final class Logs implements Callable<Integer> {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Option(names = "-f", description = "Go on printing what is added, until Ctrl-C.")
        private boolean follow;

        @Override
        public Integer call() throws Exception {
            var home = Home.find();
            var log = home.log(
                    Pipeline.open(home, new Steps(System.out)).server(name).name());
            if (!java.nio.file.Files.exists(log)) {
                throw new PipelineException(name + " has no log yet: it was never started.");
            }
            var tail = follow ? List.of("tail", "-n", "+1", "-F", log.toString()) : List.of("cat", log.toString());
            return new ProcessBuilder(tail).inheritIO().start().waitFor();
        }
    }
}
