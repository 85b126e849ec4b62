package maf.verifier.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import maf.contract.model.SourceFields;
import maf.contract.rule.RowRules;
import maf.contract.yaml.CheckedContracts;
import maf.verifier.table.RowState;

/** A contract with two sources that uses every feature of contracts. */
public final class RichContract {
    private static final String CONTRACT = """
            table: MAF.T
            key: [kind, id]
            columns:
              kind:  {type: VARCHAR}
              id:    {type: BIGINT}
              title: {type: VARCHAR(5), cleanse: [trim], required: true}
              price: {type: "DECIMAL(5,2)", cleanse: [round(2)]}
              adult: {type: BOOLEAN, default: false}
              city:  {type: VARCHAR}
              rest:  {type: VARCHAR}
            sources:
              - topic: mongodb.maf.t
                fields: {id: _id, city: address.city}
                constants: {kind: person}
              - topic: mysql.maf.t
                fields: {id: nr, city: address.city}
                constants: {kind: movie}
            rules:
              price-is-sane: price < 100.0
            filter: "!adult"
            undeclared-fields: json:rest
            """;

    private final CheckedContracts contracts;

    /** @param dir takes the contract's file */
    public RichContract(Path dir) throws IOException {
        Files.writeString(dir.resolve("t.yaml"), CONTRACT);
        contracts = CheckedContracts.read(dir);
    }

    public SourceFields mongodb() {
        return fields(0);
    }

    public SourceFields mysql() {
        return fields(1);
    }

    private SourceFields fields(int source) {
        var contract = contracts.contracts().get(0);
        return new SourceFields(contract, contract.sources().get(source));
    }

    public RowRules rules() {
        return contracts.rules().get("t");
    }

    /** Key and state of a row, for comparisons. */
    public static String text(Object[] key, RowState state) {
        var row = key == null ? "no key " : List.of(key) + " ";
        if (state instanceof RowState.Present present) {
            return row + Arrays.asList(present.values());
        }
        return state instanceof RowState.Refused refused
                ? row + refused.reason() + " " + refused.rule()
                : row + "left out";
    }
}
