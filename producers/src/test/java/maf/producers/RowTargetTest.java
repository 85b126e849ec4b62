package maf.producers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import maf.runtime.InvalidConfigurationException;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

class RowTargetTest {
    private static final ExportRow FULL = new ExportRow(7, "Zoë", new BigDecimal("1.50"), true, false);
    private static final ExportRow BARE = new ExportRow(8, null, null, null, null);

    @Test
    void mapsAMovieToMysql() {
        try (var target = new MysqlTarget(config("jdbc:mysql://localhost/maf"))) {
            assertThat(target.values(FULL)).containsExactly(7L, "Zoë", new BigDecimal("1.50"), true, false);
            assertThat(target.values(BARE)).containsExactly(8L, null, null, null, null);
            assertThat(target.insert(List.of(FULL, BARE)))
                    .isEqualTo("INSERT INTO maf.movie_ids (id, original_title, popularity, adult, video)"
                            + " VALUES (?, ?, ?, ?, ?), (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE id = movie_ids.id");
        }
    }

    @Test
    void mapsATvSeriesToPostgres() {
        try (var target = new PostgresTarget(config("jdbc:postgresql://localhost/maf"))) {
            assertThat(target.values(FULL)).containsExactly(7L, "Zoë", new BigDecimal("1.50"));
            assertThat(target.insert(List.of(FULL)))
                    .isEqualTo("INSERT INTO maf.tv_series_ids (id, original_name, popularity)"
                            + " VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING");
        }
    }

    @Test
    void mapsAPersonToMongo() {
        assertThat(MongoTarget.fields(FULL))
                .isEqualTo(new Document("adult", true)
                        .append("name", "Zoë")
                        .append("popularity", Decimal128.parse("1.50")));
        assertThat(MongoTarget.fields(BARE)).isEmpty();
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
        return new ProducerConfig(url, "maf_producer", "secret", 500, "127.0.0.1", 0);
    }
}
