package maf.verifier.trace;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import maf.contract.format.CleansedFormat;
import maf.contract.model.Suggestion;
import maf.contract.model.TableContract;
import maf.contract.yaml.InvalidContractException;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.kafka.TopicScan;
import maf.verifier.store.StoreConnection;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trace}: follows one row from its source to the store. */
@Command(
        name = "trace",
        description = "Follows a row: at the source, raw, cleansed or refused, stored, and in the logs.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {" 0:found", " 1:not found anywhere", " 2:a part could not be searched"})
public final class TraceCommand implements Callable<Integer> {
    public static final int NOT_KNOWN = 2;

    private final Opening opening;
    private final TraceLogs logs;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TABLE", description = "Contract or table: movie, or MAF.MOVIE.")
    private String table;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "KEY",
            description = "Values of the key columns in order, or one JSON object: 42, or movie 42, or {\"id\":42}.")
    private List<String> key;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--all", description = "Read the topics completely: every event of the row that they still have.")
    private boolean all;

    /**
     * Where to search the row.
     *
     * @param closing closes all connections
     */
    public record Pipeline(
            List<TableContract> contracts,
            TableSides.SourceOpener sources,
            Supplier<StoreConnection> store,
            String bootstrapServers,
            Runnable closing)
            implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /** Reads the configuration. */
    @FunctionalInterface
    public interface Opening {
        Pipeline open() throws UnavailableException;
    }

    public TraceCommand(Opening opening, TraceLogs logs) {
        this.opening = opening;
        this.logs = logs;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var pipeline = opening.open()) {
            var contract = contract(pipeline.contracts());
            var row = TraceKey.of(contract, key);
            var trace = new Trace(contract.table().toString(), row.text());
            trace.attempt("source", () -> TraceSources.read(pipeline.sources(), contract, row, trace));
            trace.attempt("store", () -> stored(pipeline.store(), contract, row, trace));
            trace.attempt("Kafka at " + pipeline.bootstrapServers(), () -> topics(pipeline, contract, row, trace));
            trace.attempt("logs", () -> logs.find(trace));
            var out = spec.commandLine().getOut();
            out.print(json ? TraceText.json(trace) : TraceText.text(trace));
            out.flush();
            return trace.exitCode();
        } catch (UnavailableException
                | IllegalArgumentException
                | InvalidConfigurationException
                | InvalidContractException e) {
            spec.commandLine().getErr().println("Error: " + e.getMessage());
            return NOT_KNOWN;
        }
    }

    private static void stored(Supplier<StoreConnection> connection, TableContract contract, TraceKey row, Trace trace)
            throws UnavailableException {
        try (var store = connection.get()) {
            trace.stored(StoredRow.read(store, contract, row.values()));
        }
    }

    private void topics(Pipeline pipeline, TableContract contract, TraceKey row, Trace trace) {
        try (var scan = new TopicScan(pipeline.bootstrapServers())) {
            var around = all ? Optional.<Long>empty() : trace.stored().map(StoredRow::version);
            var topicReader = new TopicReader(scan, around, all ? Long.MAX_VALUE : TopicReader.MOST, this::progress);
            var topics =
                    new TraceTopics(contract, row, CleansedFormat.of(contract).key(row.columns()), topicReader, trace);
            topics.cleansed();
            topics.raw();
            topics.refused();
            topicReader.unread().forEach(trace::note);
        }
    }

    private void progress(String what) {
        var err = spec.commandLine().getErr();
        err.println(what);
        err.flush();
    }

    private TableContract contract(List<TableContract> contracts) {
        var known = contracts.stream().map(TableContract::name).toList();
        return contracts.stream()
                .filter(each ->
                        each.name().equals(table) || each.table().toString().equalsIgnoreCase(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no contract '" + table + "'" + Suggestion.text(table, known)));
    }
}
