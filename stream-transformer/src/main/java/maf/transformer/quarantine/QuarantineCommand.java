package maf.transformer.quarantine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import maf.transformer.tool.ToolException;
import maf.transformer.tool.ToolOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quarantine}: lists, shows and redrives what the contracts refused. */
@Command(
        name = "quarantine",
        description = "List, show and redrive the records that contracts refused: docs/quarantine.md.",
        mixinStandardHelpOptions = true,
        subcommands = {QuarantineList.class, QuarantineShow.class, QuarantineCommand.Redriving.class})
public final class QuarantineCommand {
    private static final int TIMEOUT_MS = 15_000;

    /** Work that reads the topics. */
    @FunctionalInterface
    interface Work {
        int run(TopicReader log, Admin admin) throws ExecutionException, InterruptedException;
    }

    /** Runs the work while connected to Kafka. */
    static int connected(ToolOptions settings, Work work) throws InterruptedException {
        var servers = settings.bootstrapServers();
        var properties = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        try (var admin = Admin.create(properties);
                var log = new TopicReader(admin, servers)) {
            return work.run(log, admin);
        } catch (KafkaException | ExecutionException e) {
            var cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new ToolException("Kafka at " + servers + " cannot be used: " + cause.getMessage(), e);
        }
    }

    /** {@code quarantine redrive}. */
    @Command(
            name = "redrive",
            description = "Send refused records through the current contracts.",
            mixinStandardHelpOptions = true)
    static final class Redriving implements Callable<Integer> {
        @Mixin
        private ToolOptions settings;

        @Mixin
        private QuarantineFilter filter;

        @Option(names = "--dry-run", description = "Only say what would happen.")
        private boolean dryRun;

        @Option(names = "--again", description = "Also retry what the current contract has already refused.")
        private boolean again;

        @Override
        public Integer call() throws InterruptedException {
            var contracts = CurrentContracts.read(settings.tables());
            var wanted = filter.of(contracts);
            return connected(settings, (log, admin) -> {
                var quarantine = QuarantineTopic.read(admin);
                if (dryRun) {
                    redrive(new Redrive(contracts, quarantine.limits(), log, Optional.empty(), again), log, wanted);
                    return 0;
                }
                quarantine.createMarkers(admin);
                try (var transaction = new RedriveTransaction(settings.bootstrapServers())) {
                    redrive(
                            new Redrive(contracts, quarantine.limits(), log, Optional.of(transaction), again),
                            log,
                            wanted);
                }
                return 0;
            });
        }

        /** Reads the index only now, when an earlier redrive can no longer commit anything. */
        private void redrive(Redrive redrive, TopicReader log, Predicate<QuarantinedRecord> wanted) {
            var open = QuarantineIndex.readToTheEnd(log).records().stream()
                    .filter(wanted)
                    .toList();
            redrive.run(open).print(System.out, dryRun);
        }
    }
}
