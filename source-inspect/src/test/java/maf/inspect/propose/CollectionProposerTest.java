package maf.inspect.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import maf.inspect.propose.Proposal.Proposed;
import maf.inspect.propose.Proposal.Refused;
import maf.inspect.table.CollectionSample;
import maf.inspect.table.Described;
import maf.inspect.table.TableKind;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionProposerTest {
    private final CollectionProposer proposer =
            new CollectionProposer("docs", new ContractNames("docs", false, List.of()));

    @Test
    void fieldsBecomeColumnsWithTheirShares() {
        var contract = contract(
                "{_id: {$oid: '65a1b2c3d4e5f60718293a4b'}, 'first name': 'A', n: 1, at: {$date: 0}, tags: [1], place: {city: 'X', zip: '1'}}",
                "{_id: {$oid: '65a1b2c3d4e5f60718293a4c'}, n: {$numberLong: '2'}, 'a.b': null, place: {city: 'Y'}}");

        assertThat(new ContractText(contract).toString()).isEqualTo("""
                # yaml-language-server: $schema=contract.schema.json
                # Proposed for MongoDB's collection db.c by its 2 documents. A value of a type that is not noted may be refused.
                table: DOCS.C
                key: [id]
                columns:
                  id:         {type: VARCHAR}   # in 100 % of the documents: ObjectId
                  first_name: {type: VARCHAR}   # in 50 % of the documents: string
                  n:          {type: BIGINT}    # in 100 % of the documents: int32 50 %, int64 50 %
                  at:         {type: TIMESTAMP} # in 50 % of the documents: Date
                  tags:       {type: VARCHAR}   # in 50 % of the documents: array
                  place:      {type: VARCHAR}   # in 100 % of the documents: document with city, zip
                  rest:       {type: VARCHAR}   # the other fields as JSON
                sources:
                  - topic: docs.db.c
                    fields:
                      id: _id
                      first_name: 'first name'
                undeclared-fields: 'json:rest'
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                          | 2                          | BIGINT
            1                          | 2.5                        | DOUBLE
            1.5                        | {$numberDouble: 'NaN'}     | VARCHAR
            {$numberDecimal: '1.25'}   | 7                          | DECIMAL(38,10)
            {$numberDecimal: '1E-20'}  | {$numberDecimal: '-0.0'}   | DECIMAL(38,20)
            {$numberDecimal: '1E+30'}  | {$numberDecimal: '1E-10'}  | VARCHAR
            {$numberDecimal: '1'}      | 0.1                        | VARCHAR
            {$numberDecimal: 'NaN'}    | 1                          | VARCHAR
            true                       | null                       | BOOLEAN
            true                       | 1                          | VARCHAR
            {$date: 0}                 | {$date: 1}                 | TIMESTAMP
            {$date: 0}                 | "today"                    | VARCHAR
            {$timestamp: {t: 1, i: 1}} | null                       | VARCHAR
            "x"                        | {a: 1}                     | VARCHAR
            {$binary: {base64: 'AA==', subType: '00'}} | null       | VARBINARY
            {$binary: {base64: 'AA==', subType: '00'}} | "x"        | -
            null                       | null                       | -
            """)
    void aFieldsTypeTakesAllThatTheSampleHas(String first, String second, String type) {
        var contract = contract("{_id: 1, f: " + first + "}", "{_id: 2, f: " + second + "}");

        var column = contract.columns().stream()
                .filter(each -> each.name().equals("f"))
                .findFirst();
        assertThat(column.map(each -> each.type().sql()).orElse("-")).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                                  | {$numberLong: '2'} | BIGINT
            1                                  | 2.5                | DOUBLE
            "a"                                | {$oid: '65a1b2c3d4e5f60718293a4b'} | VARCHAR
            {a: 1, b: 2}                       | {a: 1, b: 3}       | VARCHAR
            {$date: 0}                         | {$date: 1}         | TIMESTAMP
            {$binary: {base64: 'AA==', subType: '04'}} | {$binary: {base64: 'AQ==', subType: '04'}} | VARBINARY
            1                                  | "a"                | refused
            true                               | 1                  | refused
            """)
    void aKeyIsOfOneKind(String first, String second, String type) {
        var proposal = propose("{_id: " + first + "}", "{_id: " + second + "}");

        assertThat(
                        proposal instanceof Proposed proposed
                                ? proposed.contract().columns().get(0).type().sql()
                                : "refused")
                .isEqualTo(type);
    }

    @Test
    void whatHasNoChangesOrNoDocumentsIsSaid() {
        var view = proposer.propose(new Described("db", "v").is(TableKind.VIEW).get(), sample(), field -> true);

        assertThat(((Refused) view).reason()).contains("is a view");
        assertThat(new ContractText(contract()).toString())
                .contains("by its 0 documents")
                .contains("id:   {type: VARCHAR} # no document yet");
    }

    @Test
    void rareAndExcludedFieldsGoWithTheRest() {
        var documents = new String[1000];
        for (var at = 0; at < documents.length; at++) {
            documents[at] = "{_id: " + at + ", common: 1, secret: 1" + (at < 9 ? ", rare: 1" : "") + "}";
        }

        var proposal =
                proposer.propose(new Described("db", "c").get(), sample(documents), field -> !field.equals("secret"));

        assertThat(((Proposed) proposal).contract().columns())
                .extracting(ProposedColumn::name)
                .containsExactly("id", "common", "rest");
    }

    private ProposedContract contract(String... documents) {
        return ((Proposed) propose(documents)).contract();
    }

    private Proposal propose(String... documents) {
        return proposer.propose(new Described("db", "c").get(), sample(documents), field -> true);
    }

    private static CollectionSample sample(String... documents) {
        return CollectionSample.of(
                Arrays.stream(documents).map(BsonDocument::parse).toList());
    }
}
