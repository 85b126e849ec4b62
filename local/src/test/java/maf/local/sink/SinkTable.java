package maf.local.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.admin.NewTopic;

/** A table whose cleansed records a test of the sink sends itself: contract, topic, sent records and stored rows. */
final class SinkTable {
    /** One table for each test, so that tests do not see each other's rows. */
    static final List<String> NAMES = List.of(
            "killed",
            "handed_over",
            "frozen",
            "away_killed",
            "away_frozen",
            "regions",
            "rewound",
            "refused",
            "unwritable_too_small",
            "unwritable_gone",
            "waits",
            "goes_on",
            "newer",
            "backlog");

    static final int BUCKETS = 4;

    private static final int PARTITIONS = 4;
    private static final int LARGEST_RECORD = 18 << 20; // as the transformer creates cleansed topics
    private static final int SHOWN = 5;

    private final String name;
    private final SentRecords sent = new SentRecords(PARTITIONS);

    SinkTable(String name) {
        assertThat(NAMES).contains(name);
        this.name = name;
    }

    static String contract(String name) {
        return """
                table: %s
                key: [id]
                columns:
                  id: {type: VARCHAR}
                  n:  {type: BIGINT}
                  a:  {type: VARCHAR}
                  b:  {type: VARCHAR}
                sources: [{topic: %s}]
                salt-buckets: %d
                """.formatted(table(name), source(name), BUCKETS);
    }

    private static String table(String name) {
        return "MAF.SINK_" + name.toUpperCase(Locale.ROOT);
    }

    static String source(String name) {
        return "postgres.maf.sink_" + name;
    }

    static NewTopic topic(String name) {
        return new NewTopic(cleansed(name), PARTITIONS, (short) 1)
                .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(LARGEST_RECORD)));
    }

    private static String cleansed(String name) {
        return Topics.cleansed("sink_" + name);
    }

    String topic() {
        return cleansed(name);
    }

    String source() {
        return source(name);
    }

    String table() {
        return table(name);
    }

    SentRecords sent() {
        return sent;
    }

    Map<Long, SinkRow> stored(Connection store) throws SQLException {
        var rows = new HashMap<Long, SinkRow>();
        try (var statement = store.createStatement();
                var row = statement.executeQuery("SELECT id, n, a, b, maf_source FROM " + table(name))) {
            while (row.next()) {
                var number = row.getLong(2);
                assertThat(row.getString(5)).isEqualTo(source(name) + "/" + number);
                rows.put(
                        Long.parseLong(row.getString(1)),
                        new SinkRow(number, NumberedText.of(row.getString(3)), NumberedText.of(row.getString(4))));
            }
        }
        return rows;
    }

    /** Compares by value, every column of every row. */
    void assertStored(Connection store) throws SQLException {
        var expected = sent.rows();
        var found = stored(store);
        var ids = new HashSet<>(expected.keySet());
        ids.addAll(found.keySet());
        var differences = new ArrayList<String>();
        for (var id : ids) {
            if (!Objects.equals(expected.get(id), found.get(id))) {
                differences.add("row " + id + ": sent " + expected.get(id) + ", stored " + found.get(id));
            }
        }
        assertThat(differences.stream().limit(SHOWN).toList())
                .as(differences.size() + " of " + ids.size() + " rows of " + table(name) + " differ")
                .isEmpty();
    }
}
