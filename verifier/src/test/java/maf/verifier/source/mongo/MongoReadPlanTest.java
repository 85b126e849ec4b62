package maf.verifier.source.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import maf.contract.model.Source;
import maf.contract.model.SourceFields;
import maf.verifier.row.TestContracts;
import maf.verifier.source.RichContract;
import maf.verifier.table.RowState;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoReadPlanTest {
    @TempDir
    private Path dir;

    @Test
    void aRowIsTypedCleansedAndChecked() throws Exception {
        assertThat(state("{_id: 1, title: '  a  ', price: 1.005, x: {y: 1}, address: {city: 'B'}}"))
                .isEqualTo("[person, 1] [person, 1, a, 1.01, false, B, {\"x\":{\"y\":1}}]");
        assertThat(state("{_id: 1, title: 'a', price: 1, adult: 1}")).isEqualTo("[person, 1] left out");
        assertThat(state("{_id: 1, title: 'a', price: 100}")).isEqualTo("[person, 1] rule-refused price-is-sane");
        assertThat(state("{_id: 1, title: 'a'}")).isEqualTo("[person, 1] rule-undecided price-is-sane");
        assertThat(state("{_id: 1, title: '   '}")).isEqualTo("[person, 1] required-missing ");
        assertThat(state("{_id: 1, title: 'longer'}")).isEqualTo("[person, 1] too-long ");
        assertThat(state("{_id: 'x', title: 'a', price: 1}")).isEqualTo("no key type-mismatch ");
        assertThat(state("{_id: '1', title: 'a', price: 1}")).isEqualTo("[person, 1] ambiguous-key ");
        assertThat(state("{_id: 1, title: 'a', price: 1, 'address.city': 'B', address: {city: 'C'}}"))
                .isEqualTo("[person, 1] [person, 1, a, 1, false, B, null]");
        assertThat(state("{title: 'a', price: 1}")).isEqualTo("no key missing-key ");
    }

    @Test
    void aDocumentAsKeyIsWrittenAsInChangeEvents() throws Exception {
        var contract = TestContracts.of(
                "t",
                List.of(new Source("mongodb.maf.t", Map.of("id", "_id", "copy", "_id"), Map.of())),
                1,
                "id VARCHAR",
                "copy VARCHAR");
        var keys = new ArrayList<Object>();
        new MongoReadPlan(new SourceFields(contract, contract.sources().get(0)), null)
                .typing()
                .accept(
                        BsonDocument.parse("{_id: {region: 'eu', seq: NumberLong(5), at: {$date: 1704067200123},"
                                + " by: {$oid: '65a1b2c3d4e5f60718293a4b'}, amt: NumberDecimal('1.10')}}"),
                        (key, state) -> keys.addAll(List.of(key[0], ((RowState.Present) state).values()[1])));

        assertThat(keys)
                .containsExactly(
                        "{\"region\":\"eu\",\"seq\":5,\"at\":{\"$date\":\"2024-01-01T00:00:00.123Z\"},"
                                + "\"by\":{\"$oid\":\"65a1b2c3d4e5f60718293a4b\"},\"amt\":{\"$numberDecimal\":\"1.10\"}}",
                        "{\"region\":\"eu\",\"seq\":{\"$numberLong\":\"5\"},\"at\":{\"$date\":1704067200123},"
                                + "\"by\":{\"$oid\":\"65a1b2c3d4e5f60718293a4b\"},\"amt\":{\"$numberDecimal\":\"1.10\"}}");
    }

    private String state(String document) throws Exception {
        var contract = new RichContract(dir);
        var rows = new ArrayList<String>();
        new MongoReadPlan(contract.mongodb(), contract.rules())
                .typing()
                .accept(BsonDocument.parse(document), (key, state) -> rows.add(RichContract.text(key, state)));
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
