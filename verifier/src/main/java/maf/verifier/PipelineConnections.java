package maf.verifier;

import java.nio.file.Path;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.yaml.CheckedContracts;
import maf.contract.yaml.InvalidContractException;
import maf.runtime.InvalidConfigurationException;
import maf.verifier.lag.KafkaPipelineLag;
import maf.verifier.lag.QuarantinedEvents;
import maf.verifier.store.PhoenixDriver;
import maf.verifier.store.PhoenixTable;
import maf.verifier.store.StoreConnection;
import maf.verifier.table.RefusedEvents;
import maf.verifier.table.SourceTable;
import maf.verifier.table.StoreTable;
import maf.verifier.table.UnavailableException;

/**
 * The contracts, sources and store that the configuration names, and Kafka, which tells how far the pipeline is behind.
 */
record PipelineConnections(
        VerifierConfig config, CheckedContracts contracts, PhoenixDriver phoenix, KafkaPipelineLag lag)
        implements AutoCloseable {
    /** Retries of requests to the store that outlast its restart. */
    static final int PATIENT = 4;
    /** Retries of requests to the store while a person waits. */
    static final int IMPATIENT = 1;

    /** Like {@link #open(VerifierConfig, int)}, with a configuration file. */
    static PipelineConnections open(String config, int retries) throws UnavailableException {
        return open(VerifierConfig.read(Path.of(config), System.getenv()), retries);
    }

    /**
     * Reads the contracts and loads Phoenix's client; connects to nothing yet.
     *
     * @param retries of requests to the store
     * @throws InvalidConfigurationException also if a contract is invalid
     */
    static PipelineConnections open(VerifierConfig config, int retries) throws UnavailableException {
        var contracts = contracts(config);
        return new PipelineConnections(
                config,
                contracts,
                PhoenixDriver.load(config.phoenixLibDir(), retries),
                new KafkaPipelineLag(config.bootstrapServers(), config.settleTimeout()));
    }

    private static CheckedContracts contracts(VerifierConfig config) {
        try {
            return CheckedContracts.read(config.tablesDir());
        } catch (InvalidContractException e) {
            throw new InvalidConfigurationException(e.getMessage());
        }
    }

    SourceTable source(TableContract contract, Source source) throws UnavailableException {
        try {
            return SourceTables.open(
                    contract, source, contracts.rules().get(contract.name()), config.source(source.topic()));
        } catch (IllegalArgumentException e) { // the other tables can still be compared
            throw UnavailableException.lasting(e.getMessage(), e);
        }
    }

    StoreTable store(TableContract contract) {
        return new PhoenixTable(store(), contract);
    }

    RefusedEvents refused(TableContract contract) {
        return new QuarantinedEvents(config.bootstrapServers(), contract);
    }

    /** A new connection to the store. */
    StoreConnection store() {
        return new StoreConnection(phoenix, config.phoenixUrl());
    }

    @Override
    public void close() {
        lag.close();
    }
}
