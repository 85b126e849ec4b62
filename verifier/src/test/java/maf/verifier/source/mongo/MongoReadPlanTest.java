package maf.verifier.source.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import maf.verifier.source.RichContract;
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
