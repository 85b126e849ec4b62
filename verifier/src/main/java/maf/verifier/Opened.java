package maf.verifier;

import maf.contract.CheckedContracts;
import maf.contract.InvalidContractException;
import maf.contract.Source;
import maf.contract.TableContract;
import maf.runtime.InvalidConfigurationException;

/**
 * What a comparison reads, as the configuration names it: contracts, sources, the store, and Kafka for how far the pipeline
 * is.
 */
record Opened(VerifierConfig config, CheckedContracts contracts, PhoenixDriver phoenix, KafkaLag lag)
        implements AutoCloseable {
    /** Of requests to the store: a comparison outlives its restart. */
    static final int PATIENT = 4;
    /** Somebody waits for the answer. */
    static final int IMPATIENT = 1;

    /**
     * Reads the contracts and loads Phoenix's client; connects to nothing yet.
     *
     * @param retries of requests to the store
     * @throws InvalidConfigurationException also where a contract has a mistake
     */
    static Opened open(VerifierConfig config, int retries) throws UnavailableException {
        var contracts = contracts(config);
        return new Opened(
                config,
                contracts,
                PhoenixDriver.load(config.phoenixLibDir(), retries),
                new KafkaLag(config.bootstrapServers(), config.settleTimeout()));
    }

    private static CheckedContracts contracts(VerifierConfig config) {
        try {
            return CheckedContracts.read(config.tablesDir());
        } catch (InvalidContractException e) {
            throw new InvalidConfigurationException(e.getMessage());
        }
    }

    SourceTable source(TableContract contract, Source source) throws UnavailableException {
        return Sources.open(contract, source, contracts.rules().get(contract.name()), config.source(source.topic()));
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
