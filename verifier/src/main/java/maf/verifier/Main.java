package maf.verifier;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import maf.contract.model.TableContract;
import maf.runtime.Health;
import maf.runtime.HealthServer;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program;
import maf.runtime.Program.StopSignal;
import maf.runtime.ProgramMetrics;
import maf.runtime.kafka.KafkaMeterFilter;
import maf.verifier.canary.Canary;
import maf.verifier.canary.PhoenixProbeStore;
import maf.verifier.canary.ProbeStore;
import maf.verifier.changelog.ChangeLogs;
import maf.verifier.lag.GroupLagMetrics;
import maf.verifier.page.LivePage;
import maf.verifier.reconcile.Reconciliation;
import maf.verifier.reconcile.ReconciliationMetrics;
import maf.verifier.reconcile.compare.ComparisonScope;
import maf.verifier.reconcile.compare.Findings;
import maf.verifier.reconcile.compare.Progress;
import maf.verifier.reconcile.compare.RowSpooler;
import maf.verifier.source.SourceLogin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The verifier as a service: {@code Main <config.properties>}. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int NO_FINDINGS = 0;

    private Main() {}

    public static void main(String[] arguments) {
        Program.run("verifier", stop -> {
            if (arguments.length != 1) {
                throw new InvalidConfigurationException("Expected one argument: the configuration file");
            }
            run(VerifierConfig.read(Path.of(arguments[0]), System.getenv()), stop);
        });
    }

    private static void run(VerifierConfig config, StopSignal stop) throws Exception {
        var health = new AtomicReference<Supplier<Health>>(() -> Health.notReady("starting"));
        try (var registry = new ProgramMetrics(new KafkaMeterFilter());
                var served = new HealthServer(
                        config.httpHost(), config.httpPort(), () -> health.get().get(), registry.prometheus());
                var pipeline = PipelineConnections.open(config, PipelineConnections.PATIENT)) {
            LOG.atInfo().addKeyValue("port", served.port()).log("Serving health and metrics");
            registry.disk(config.stateDir());
            var contracts = pipeline.contracts().contracts();
            var metrics = new ReconciliationMetrics(registry.prometheus());
            contracts.forEach(metrics::register);
            var byName = contracts.stream().collect(Collectors.toMap(TableContract::name, each -> each));
            var reconciliation = new Reconciliation(
                    pipeline::source,
                    pipeline::store,
                    pipeline.lag()::of,
                    pipeline::refused,
                    new RowSpooler.ScanOptions(
                            ComparisonScope.ALL,
                            config.rowsPerSecond(),
                            Progress.SILENT,
                            Reconciliation.temporaryDirectory()),
                    new Findings.Options(NO_FINDINGS, false),
                    Reconciliation.PATIENCE,
                    outcome -> metrics.done(byName.get(outcome.table()), outcome));
            var service = new ReconciliationLoop(contracts, reconciliation, config.interval());
            try (var lag = new GroupLagMetrics(config.bootstrapServers(), contracts, registry.prometheus());
                    var logs = ChangeLogs.watch(config.readers(), config.stateDir(), registry.prometheus());
                    var canary = canary(pipeline, registry.prometheus());
                    var page = LivePage.of(new LivePage.Config(
                            contracts,
                            config.watched(),
                            config.bootstrapServers(),
                            canary::view,
                            logs::up,
                            service::compared))) {
                lag.start();
                page.serveOn(served);
                health.set(() -> service.health(canary.view().note()));
                service.run(stop);
            }
        }
    }

    private static Canary canary(PipelineConnections pipeline, MeterRegistry registry) {
        var config = pipeline.config();
        var contracts = pipeline.contracts().contracts();
        var canaryConfig = new Canary.Config(
                contracts,
                config.canaryInterval(),
                config.canaries().stream().collect(Collectors.toMap(SourceLogin::name, each -> each)),
                config.bootstrapServers());
        var rows = contracts.stream()
                .filter(contract -> contract.name().equals(Canary.CONTRACT))
                .map(contract -> (ProbeStore) new PhoenixProbeStore(pipeline.store(), contract.table()))
                .findFirst()
                .orElse(keys -> Map.of());
        return Canary.start(canaryConfig, rows, registry);
    }
}
