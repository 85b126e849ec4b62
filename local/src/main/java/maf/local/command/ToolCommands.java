package maf.local.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import maf.local.process.Home;
import maf.local.process.ProgressLog;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Commands that use the code of other programs. They run with its jars in a separate process: CEL and Phoenix need different
 * versions of the same library.
 */
public abstract class ToolCommands implements Callable<Integer> {
    private final String tool;

    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    ToolCommands(String tool) {
        this.tool = tool;
    }

    @Override
    public Integer call() throws Exception {
        return call(arguments);
    }

    int call(List<String> given) throws Exception {
        return run(tool, given);
    }

    final int run(String program, List<String> given) throws Exception {
        var home = Home.find();
        var pipeline = Pipeline.open(home, new ProgressLog(System.err));
        var process =
                new ProcessBuilder(home.root().resolve("images/apps/start").toString(), program).inheritIO();
        process.command().addAll(given);
        var environment = process.environment();
        environment.put(
                "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("CALLER_DIR", System.getProperty("maf.caller", ""));
        environment.put("TABLES_DIR", ContractFolder.remembered(home).toString());
        if (pipeline.process("kafka").isPresent()) {
            environment.put("KAFKA_BOOTSTRAP_SERVERS", pipeline.connections().bootstrapServers());
        }
        prepare(pipeline, environment);
        return process.start().waitFor();
    }

    /** Adds the environment that this command needs in addition. */
    void prepare(Pipeline pipeline, Map<String, String> environment) {}

    /** {@code contract check}, {@code contract try} and {@code contract propose}. */
    @Command(name = "contract", description = "Check table contracts, try one on events, or propose some for a source.")
    public static final class Contract extends ToolCommands {
        private static final Set<String> OPTIONS_WITHOUT_CHECK = Set.of("-h", "--help", "-V", "--version");

        Contract() {
            super("contract");
        }

        /** Contracts without a mistake are also checked at the sources. */
        @Override
        int call(List<String> given) throws Exception {
            var code = super.call(given);
            return code == 0 && checks(given) ? run("source", atSources(given)) : code;
        }

        static boolean checks(List<String> given) {
            return !given.isEmpty()
                    && given.get(0).equals("check")
                    && Collections.disjoint(given, OPTIONS_WITHOUT_CHECK);
        }

        private static List<String> atSources(List<String> given) {
            var arguments = new ArrayList<>(given);
            arguments.set(0, "contracts");
            return arguments;
        }

        @Override
        void prepare(Pipeline pipeline, Map<String, String> environment) {
            environment.putAll(pipeline.inspectEnvironment());
        }
    }

    /** {@code source check}, {@code source contracts}, {@code source prepare} and {@code source tables}. */
    @Command(name = "source", description = "Check sources, list their tables, or make one ready.")
    public static final class Source extends ToolCommands {
        Source() {
            super("source");
        }

        @Override
        void prepare(Pipeline pipeline, Map<String, String> environment) {
            environment.putAll(pipeline.inspectEnvironment());
        }
    }

    /** {@code quarantine list}, {@code show} and {@code redrive}. */
    @Command(name = "quarantine", description = "List, show and redrive the records that the contracts refused.")
    public static final class Quarantine extends ToolCommands {
        Quarantine() {
            super("quarantine");
        }
    }

    /** {@code reconcile}. */
    @Command(
            name = "reconcile",
            description = "Compare sources and store by value. Exit code: 0 equal, 1 drift, 2 unknown.")
    public static final class Reconcile extends ToolCommands {
        Reconcile() {
            super("reconcile");
        }

        @Override
        void prepare(Pipeline pipeline, Map<String, String> environment) {
            environment.putAll(pipeline.reconcileEnvironment());
        }
    }

    /** {@code trace}. */
    @Command(
            name = "trace",
            description = "Follow a row from its source to the store. Exit code: 0 found, 1 found nowhere, 2 unknown.")
    public static final class Trace extends ToolCommands {
        Trace() {
            super("trace");
        }

        @Override
        void prepare(Pipeline pipeline, Map<String, String> environment) {
            environment.putAll(pipeline.traceEnvironment());
        }
    }
}
