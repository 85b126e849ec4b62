package maf.verifier.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import maf.contract.yaml.CheckedContracts;
import maf.verifier.source.SourceFields;
import maf.verifier.source.mongo.MongoReadPlan;
import maf.verifier.table.RowState;
import maf.verifier.typing.Refusal;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTypingTest {
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

    @TempDir
    private Path dir;

    @Test
    void aRowIsTypedCleansedAndJudged() throws Exception {
        assertThat(mongo("{_id: 1, title: '  a  ', price: 1.005, x: {y: 1}, address: {city: 'B'}}"))
                .isEqualTo("[person, 1] [person, 1, a, 1.01, false, B, {\"x\":{\"y\":1}}]");
        assertThat(mongo("{_id: 1, title: 'a', price: 1, adult: 1}")).isEqualTo("[person, 1] left out");
        assertThat(mongo("{_id: 1, title: 'a', price: 100}")).isEqualTo("[person, 1] rule-refused price-is-sane");
        assertThat(mongo("{_id: 1, title: 'a'}")).isEqualTo("[person, 1] rule-undecided price-is-sane");
        assertThat(mongo("{_id: 1, title: '   '}")).isEqualTo("[person, 1] required-missing ");
        assertThat(mongo("{_id: 1, title: 'longer'}")).isEqualTo("[person, 1] too-long ");
        assertThat(mongo("{_id: 'x', title: 'a', price: 1}")).isEqualTo("no key type-mismatch ");
        assertThat(mongo("{title: 'a', price: 1}")).isEqualTo("no key missing-key ");
    }

    @Test
    void aTableIsSelectedAsFarAsTheContractNeedsIt() throws Exception {
        var plan = sql(List.of("nr"), "title", "nr", "address");

        assertThat(plan.select(2)).isEqualTo("SELECT `title`, `nr`, `address` FROM `maf`.`t` WHERE `nr` IN (?, ?)");
        assertThat(plan.keyRefusal()).isEmpty();
        assertThat(plan.parameters(new Object[] {"person", 7L})).isEmpty();
        assertThat(plan.parameters(new Object[] {"movie", 7L}).orElseThrow()).hasToString("[7]");
        var rows = new ArrayList<String>();
        byte[][] row = {utf8("ab"), utf8("7"), utf8("{\"city\": \"C\"}")};
        plan.typing().accept(row, (key, state) -> rows.add(text(key, state)));
        assertThat(rows).containsExactly("[movie, 7] rule-undecided price-is-sane");
    }

    @Test
    void aKeyOfOtherColumnsMakesNoRow() throws Exception {
        assertThat(sql(List.of(), "nr").keyRefusal()).isEqualTo(Optional.of(Refusal.MISSING_KEY));
        assertThat(sql(List.of("nr", "title"), "nr", "title").keyRefusal())
                .isEqualTo(Optional.of(Refusal.KEY_MISMATCH));
    }

    private SqlReadPlan sql(List<String> key, String... columns) throws IOException {
        var contracts = contracts();
        var contract = contracts.contracts().get(0);
        var table = new SqlTable(
                "maf",
                "t",
                List.of(columns).stream()
                        .map(name -> new SqlColumn(name, name.equals("nr") ? "int" : "json", false, 0, ""))
                        .toList(),
                key);
        var fields = new SourceFields(contract, contract.sources().get(1));
        return new SqlReadPlan(
                new MysqlDialect(), table, fields, contracts.rules().get("t"));
    }

    private String mongo(String document) throws Exception {
        var contracts = contracts();
        var contract = contracts.contracts().get(0);
        var fields = new SourceFields(contract, contract.sources().get(0));
        var rows = new ArrayList<String>();
        new MongoReadPlan(fields, contracts.rules().get("t"))
                .typing()
                .accept(BsonDocument.parse(document), (key, state) -> rows.add(text(key, state)));
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private CheckedContracts contracts() throws IOException {
        Files.writeString(dir.resolve("t.yaml"), CONTRACT);
        return CheckedContracts.read(dir);
    }

    private static String text(Object[] key, RowState state) {
        var row = key == null ? "no key " : List.of(key) + " ";
        if (state instanceof RowState.Present present) {
            return row + Arrays.asList(present.values());
        }
        return state instanceof RowState.Refused refused
                ? row + refused.reason() + " " + refused.rule()
                : row + "left out";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
