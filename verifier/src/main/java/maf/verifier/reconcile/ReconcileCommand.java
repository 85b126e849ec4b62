package maf.verifier.reconcile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import maf.contract.model.Suggestion;
import maf.contract.model.TableContract;
import maf.contract.yaml.InvalidContractException;
import maf.runtime.InvalidConfigurationException;
import maf.verifier.lag.PipelineLag;
import maf.verifier.reconcile.compare.ComparisonScope;
import maf.verifier.reconcile.compare.Findings;
import maf.verifier.reconcile.compare.Progress;
import maf.verifier.reconcile.compare.RateLimiter;
import maf.verifier.reconcile.compare.RowSpooler;
import maf.verifier.reconcile.compare.TableOutcome;
import maf.verifier.reconcile.compare.TableOutcome.TableResult;
import maf.verifier.table.RefusedEvents;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reconcile}: exit code 0 equal, 1 drift, 2 not checked. */
@Command(
        name = "reconcile",
        description = "Compares the store with its sources, every column of every row.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {" 0:equal", " 1:drift", " 2:could not be checked; never means equal"})
public final class ReconcileCommand implements Callable<Integer> {
    private static final int FINDINGS = 10;

    private final Opening opening;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Contracts to compare; all if none is named.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--show", paramLabel = "N", description = "Show both values of up to N rows of each table.")
    private Optional<Integer> show = Optional.empty();

    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            description = "Compare only this share of the rows, such as 0.01.")
    private double sample = 1;

    @Option(
            names = "--range",
            paramLabel = "FROM..TO",
            description = "Compare only rows whose first non-constant key column is in this range, bounds included.")
    private String range = "";

    @Option(names = "--rate", paramLabel = "ROWS", description = "Read at most this many rows a second from each side.")
    private long rate = RateLimiter.UNLIMITED;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long to wait for a side that is down (60).")
    private long patience = Reconciliation.PATIENCE.toSeconds();

    @Option(names = "--resume", description = "Compare only what the previous, interrupted run did not finish.")
    private boolean resume;

    /**
     * What is compared. It is opened after the arguments have been checked.
     *
     * @param closing closes all connections
     */
    public record Pipeline(
            List<TableContract> contracts,
            TableSides.SourceOpener sources,
            TableSides.StoreOpener store,
            Function<TableContract, PipelineLag> lag,
            Function<TableContract, RefusedEvents> refused,
            Path stateDir,
            Runnable closing)
            implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /** Reads the configuration and prepares the connections. */
    @FunctionalInterface
    public interface Opening {
        Pipeline open() throws UnavailableException;
    }

    public ReconcileCommand(Opening opening) {
        this.opening = opening;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            var selection = ComparisonScope.of(sample, range);
            if (rate < 0 || show.orElse(0) < 0 || patience < 0) {
                throw new IllegalArgumentException("--rate, --show and --patience must not be negative");
            }
            try (var pipeline = opening.open()) {
                return run(pipeline, selection);
            }
        } catch (UnavailableException
                | IllegalArgumentException
                | InvalidConfigurationException
                | InvalidContractException e) {
            spec.commandLine().getErr().println("Error: " + e.getMessage());
            return Report.UNCHECKED;
        }
    }

    private int run(Pipeline pipeline, ComparisonScope selection) throws InterruptedException {
        var contracts = chosen(pipeline.contracts());
        contracts.forEach(selection::range); // rejects bounds of the wrong type before anything is read
        var state = new ResumeFile(pipeline.stateDir(), selection);
        var before = resume ? state.resume() : List.<TableResult>of();
        var plan = new RowSpooler.ScanOptions(selection, rate, progress(), Reconciliation.temporaryDirectory());
        var findingOptions = new Findings.Options(show.orElse(FINDINGS), show.isPresent());
        var reconciliation = new Reconciliation(
                pipeline.sources(),
                pipeline.store(),
                pipeline.lag(),
                pipeline.refused(),
                plan,
                findingOptions,
                Duration.ofSeconds(patience),
                state::add);
        var outcomes = new ArrayList<TableOutcome>();
        for (var contract : contracts) {
            var known = before.stream()
                    .filter(each -> each.table().equals(contract.name()))
                    .findFirst();
            outcomes.add(known.isPresent() ? known.get() : reconciliation.compare(contract));
        }
        return report(new Report(outcomes), state);
    }

    private int report(Report report, ResumeFile state) {
        if (report.exitCode() != Report.UNCHECKED) {
            state.forget();
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
        } else {
            ReportTable.print(report, out);
        }
        return report.exitCode();
    }

    private List<TableContract> chosen(List<TableContract> contracts) {
        var known = contracts.stream().map(TableContract::name).toList();
        for (var name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "There is no contract '" + name + "'" + Suggestion.text(name, known));
            }
        }
        return contracts.stream()
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .toList();
    }

    private Progress progress() {
        // set by the start script, because System.console() no longer tells since Java 22
        var terminal = Boolean.parseBoolean(System.getenv("MAF_TERMINAL"));
        return terminal
                ? new TerminalProgress()
                : new LineProgress(spec.commandLine().getErr());
    }
}
