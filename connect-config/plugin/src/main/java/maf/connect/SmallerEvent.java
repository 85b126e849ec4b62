package maf.connect;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Envelopes made smaller. */
final class SmallerEvent {
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final String UPDATE_DESCRIPTION = "updateDescription"; // MongoDB's: the changed fields a second time
    private static final String TOO_LARGE = "too_large";
    private static final String BYTES = "bytes";
    private static final String LIMIT = "limit";
    private static final Schema SIZES = SchemaBuilder.struct()
            .field(BYTES, Schema.INT64_SCHEMA)
            .field(LIMIT, Schema.INT64_SCHEMA)
            .build();

    private SmallerEvent() {}

    /** Without the row before the change, except its key and values that the row after the change lacks. */
    static Struct withoutBefore(Struct event, Object key) {
        if (!(event.schema().field(BEFORE) != null && event.get(BEFORE) instanceof Struct before)) {
            return with(event, Set.of(BEFORE, UPDATE_DESCRIPTION), null, null);
        }
        var needed = before.schema().fields().stream()
                .map(Field::name)
                .filter(name -> isKey(key, name) || isUnavailable(event.get(AFTER), name))
                .collect(Collectors.toSet());
        var kept = SchemaBuilder.struct().optional();
        before.schema().fields().stream()
                .filter(field -> needed.contains(field.name()))
                .forEach(field -> kept.field(field.name(), field.schema()));
        return with(event, Set.of(BEFORE, UPDATE_DESCRIPTION), BEFORE, fill(kept.build(), before::getWithoutDefault));
    }

    /** Without any row: what happened where, and that it was too large. */
    static Struct withoutRows(Struct event, long bytes, long limit) {
        var sizes = new Struct(SIZES).put(BYTES, bytes).put(LIMIT, limit);
        return with(event, Set.of(BEFORE, AFTER, UPDATE_DESCRIPTION), TOO_LARGE, sizes);
    }

    private static boolean isKey(Object key, String name) {
        return key instanceof Struct columns && columns.schema().field(name) != null;
    }

    private static boolean isUnavailable(Object after, String name) {
        return after instanceof Struct row
                && row.schema().field(name) != null
                && Unavailable.is(row.getWithoutDefault(name));
    }

    /** An envelope without some fields, and with another one. */
    private static Struct with(Struct event, Set<String> omitted, String name, Struct value) {
        var schema = SchemaBuilder.struct().name(event.schema().name());
        event.schema().fields().stream()
                .filter(field -> !omitted.contains(field.name()))
                .forEach(field -> schema.field(field.name(), field.schema()));
        if (name != null) {
            schema.field(name, value.schema());
        }
        return fill(schema.build(), field -> field.equals(name) ? value : event.getWithoutDefault(field));
    }

    private static Struct fill(Schema schema, Function<String, Object> value) {
        var struct = new Struct(schema);
        schema.fields().forEach(field -> struct.put(field, value.apply(field.name())));
        return struct;
    }
}
