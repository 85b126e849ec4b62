package maf.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class KeyShiftTest {
    private static final Schema KEY =
            SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).build();
    private static final Schema ROW = SchemaBuilder.struct()
            .optional()
            .field("id", Schema.INT32_SCHEMA)
            .field("v", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema SOURCE =
            SchemaBuilder.struct().field("txId", Schema.INT64_SCHEMA).build();
    private static final Schema ENVELOPE = SchemaBuilder.struct()
            .field("before", ROW)
            .field("after", ROW)
            .field("source", SOURCE)
            .build();

    private final List<SourceRecord> events = new ArrayList<>();
    private long transaction = 1;

    @Test
    void shiftedKeysKeepTheirRows() {
        // When
        move(1, 2, "one");
        move(2, 3, "two");
        move(3, 4, "three");

        // Then
        assertThat(table(1, "one", 2, "two", 3, "three")).isEqualTo(Map.of(2, "one", 3, "two", 4, "three"));
    }

    @Test
    void swappedKeysKeepTheirRows() {
        // When
        move(1, 2, "one");
        move(2, 1, "two");

        // Then
        assertThat(table(1, "one", 2, "two")).isEqualTo(Map.of(1, "two", 2, "one"));
    }

    @Test
    void keysMayBeShiftedTwice() {
        // When
        move(1, 2, "one");
        move(2, 3, "two");
        move(2, 3, "one");
        move(3, 4, "two");

        // Then
        assertThat(table(1, "one", 2, "two")).isEqualTo(Map.of(3, "one", 4, "two"));
    }

    @Test
    void aRowMayMoveTwiceAndChangeBetween() {
        // When
        move(1, 2, "one");
        change(2, "one", "uno");
        move(2, 3, "uno");

        // Then
        assertThat(table(1, "one")).isEqualTo(Map.of(3, "uno"));
    }

    @Test
    void anotherTransactionDeletesWhatItMoves() {
        // When
        move(1, 2, "one");
        transaction++;
        move(2, 3, "changed unseen");

        // Then
        assertThat(table(1, "one")).isEqualTo(Map.of(3, "changed unseen"));
    }

    @Test
    void withoutFullReplicaIdentityDeletesAreSent() {
        // When
        move(1, 2, "one");
        delete(row(2, null), true);

        // Then
        assertThat(table(1, "one")).isEmpty();
    }

    @Test
    void aPlainDeleteIsSent() {
        // When
        move(1, 2, "one");
        delete(row(2, "other"), false);

        // Then
        assertThat(table(1, "one")).isEmpty();
    }

    private void move(int from, int to, String v) {
        delete(row(from, v), true);
        add(to, null, row(to, v), "__debezium.oldkey");
    }

    private void change(int id, String before, String after) {
        add(id, row(id, before), row(id, after), null);
    }

    private void delete(Struct row, boolean moves) {
        var id = row.getInt32("id");
        add(id, row, null, moves ? "__debezium.newkey" : null);
        events.add(new SourceRecord(Map.of(), Map.of(), "t", KEY, key(id), null, null));
    }

    private void add(int id, Struct before, Struct after, String header) {
        var source = new Struct(SOURCE).put("txId", transaction);
        var value =
                new Struct(ENVELOPE).put("before", before).put("after", after).put("source", source);
        var headers = new ConnectHeaders();
        if (header != null) {
            headers.add(header, key(id), KEY);
        }
        events.add(new SourceRecord(Map.of(), Map.of(), "t", null, KEY, key(id), ENVELOPE, value, 0L, headers));
    }

    private static Struct key(int id) {
        return new Struct(KEY).put("id", id);
    }

    private static Struct row(int id, String v) {
        return new Struct(ROW).put("id", id).put("v", v);
    }

    /** What is stored after all events, of a table that begins with these keys and values. */
    private Map<Object, Object> table(Object... rows) {
        var table = new TreeMap<Object, Object>();
        for (var at = 0; at < rows.length; at += 2) {
            table.put(rows[at], rows[at + 1]);
        }
        try (var shift = new KeyShift()) {
            events.stream().map(shift::apply).filter(Objects::nonNull).forEach(event -> {
                var id = ((Struct) event.key()).get("id");
                if (event.value() instanceof Struct value && value.get("after") instanceof Struct after) {
                    table.put(id, after.get("v"));
                } else {
                    table.remove(id);
                }
            });
        }
        return table;
    }
}
