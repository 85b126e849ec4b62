package maf.producers.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import maf.producers.config.ProducerConfig;
import maf.producers.row.ExportRow;
import maf.runtime.InvalidConfigurationException;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

class RowTargetTest {
    private static final ExportRow FULL = new ExportRow(7, "Zoë", new BigDecimal("1.50"), true, false);
    private static final ExportRow BARE = new ExportRow(8, null, null, null, null);

    @Test
    void writesSeveralMoviesByOneStatement() {
        assertThat(MysqlTarget.values(FULL)).containsExactly(7L, "Zoë", new BigDecimal("1.50"), true, false);
        assertThat(MysqlTarget.values(BARE)).containsExactly(8L, null, null, null, null);
        assertThat(MysqlTarget.upsertSql(2))
                .contains("VALUES (?, ?, ?, ?, ?), (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE");
    }

    @Test
    void aPersonLacksWhatTheExportLacks() {
        assertThat(PersonDocument.update(FULL))
                .isEqualTo(new Document(
                        "$set",
                        new Document("adult", true)
                                .append("name", "Zoë")
                                .append("popularity", Decimal128.parse("1.50"))));
        assertThat(PersonDocument.update(BARE))
                .isEqualTo(new Document(
                        "$unset", new Document("adult", "").append("name", "").append("popularity", "")));
    }

    @Test
    void readsAPersonOfOtherHands() {
        assertThat(PersonDocument.row(new Document("_id", 7).append("name", 5).append("popularity", Decimal128.NaN)))
                .isEqualTo(new ExportRow(7, null, null, null, null));
    }

    @Test
    void refusesAUrlOfAnotherKind() {
        assertThatThrownBy(() -> new MysqlTarget(config("mysql://localhost")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("database.url=mysql://localhost")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new MongoTarget(config("localhost")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("database.url");
    }

    private static ProducerConfig config(String url) {
        return TestConfigs.of(url, Path.of("unused"), "");
    }
}
