package maf.verifier;

import java.nio.file.Path;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.yaml.CheckedContracts;
import maf.contract.yaml.InvalidContractException;
import maf.runtime.InvalidConfigurationException;
import maf.verifier.lag.KafkaPipelineLag;
import maf.verifier.store.PhoenixDriver;
import maf.verifier.store.PhoenixTable;
import maf.verifier.store.StoreConnection;
import maf.verifier.table.SourceTable;
import maf.verifier.table.StoreTable;
import maf.verifier.table.UnavailableException;

/**
 * What a comparison reads, as the configuration names it: contracts, sources, the store, and Kafka for how far the pipeline
 * is.
 */
record PipelineConnections(
        VerifierConfig config, CheckedContracts contracts, PhoenixDriver phoenix, KafkaPipelineLag lag)
        implements AutoCloseable {
    /** Of requests to the store: a comparison outlives its restart. */
    static final int PATIENT = 4;
    /** Somebody waits for the answer. */
    static final int IMPATIENT = 1;

    /** As {@link #open(VerifierConfig, int)}, with the configuration of a file. */
    static PipelineConnections open(String config, int retries) throws UnavailableException {
        return open(VerifierConfig.read(Path.of(config), System.getenv()), retries);
    }

    /**
     * Reads the contracts and loads Phoenix's client; connects to nothing yet.
     *
     * @param retries of requests to the store
     * @throws InvalidConfigurationException also where a contract has a mistake
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
        return SourceTables.open(
                contract, source, contracts.rules().get(contract.name()), config.source(source.topic()));
    }

    StoreTable store(TableContract contract) {
        return new PhoenixTable(store(), contract);
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
