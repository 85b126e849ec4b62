package maf.benchmarks.transformer;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import maf.contract.model.TableContract;
import maf.contract.rule.RowRules;
import maf.contract.yaml.Contracts;
import maf.transformer.cleanse.RecordCleanser;

/** The events and the shipped contracts that cleanse them, each contract with an additional second rule. */
public enum Workload {
    MOVIE(DebeziumEvents.MOVIES, "movie", 1),
    MOVIE_AND_CATALOGUE(DebeziumEvents.MOVIES, "movie catalogue", 2),
    TV_SERIES(DebeziumEvents.SERIES, "tv-series", 1),
    PERSON(DebeziumEvents.PERSONS, "person", 1);

    private static final String SECOND_RULE = "id > 0";

    private final DebeziumEvents corpus;
    private final String contracts;
    private final int tables;

    Workload(DebeziumEvents corpus, String contracts, int tables) {
        this.corpus = corpus;
        this.contracts = contracts;
        this.tables = tables;
    }

    DebeziumEvents corpus() {
        return corpus;
    }

    int tables() {
        return tables;
    }

    /**
     * Returns the contract step to measure.
     *
     * @param tables the folder of the shipped contracts
     */
    RecordCleanser cleanser(Path tables) {
        var chosen = Contracts.read(tables).stream()
                .filter(contract -> List.of(contracts.split(" ")).contains(contract.name()))
                .map(Workload::withSecondRule)
                .toList();
        return RecordCleanser.of(
                chosen, chosen.stream().collect(Collectors.toMap(TableContract::name, RowRules::compile)));
    }

    private static TableContract withSecondRule(TableContract contract) {
        var rules = new LinkedHashMap<>(contract.rules());
        rules.put("id-is-positive", SECOND_RULE);
        return new TableContract(
                contract.name(),
                contract.table(),
                contract.key(),
                contract.columns(),
                contract.sources(),
                rules,
                contract.filter(),
                contract.undeclaredFields(),
                contract.saltBuckets());
    }
}
