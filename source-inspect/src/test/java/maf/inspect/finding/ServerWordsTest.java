package maf.inspect.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.sql.SQLException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ServerWordsTest {
    private static MongoCommandException refused(String answer) {
        return new MongoCommandException(BsonDocument.parse(answer), new ServerAddress("db.example.com", 27017));
    }

    @Test
    void aRightThatIsMissingIsNotShownAsTheDriversAnswer() {
        var refused = refused("{ok: 0, code: 13, codeName: 'Unauthorized', errmsg: 'not authorized on admin to execute"
                + " command { getClusterParameter: 1, lsid: { id: 7 } }'}");

        assertThat(refused.getMessage()).contains("The full response is");
        assertThat(ServerWords.of(refused)).isEqualTo("the user lacks the right");
    }

    @Test
    void whatTheServerSaysIsOneLineWithoutItsAnswer() {
        assertThat(ServerWords.of(refused("{ok: 0, code: 26, errmsg: 'ns not found\\nmore'}")))
                .isEqualTo("ns not found");
        assertThat(ServerWords.of(new SQLException("Communications link failure\n\nThe last packet")))
                .isEqualTo("Communications link failure");
    }

    @Test
    void whatNoServerSaidHasWordsOfOurs() {
        assertThat(ServerWords.of(new MongoTimeoutException("Timed out while waiting for a server that matches {}")))
                .isEqualTo("no server answered in time");
        assertThat(ServerWords.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
