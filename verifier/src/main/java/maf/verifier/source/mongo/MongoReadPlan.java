package maf.verifier.source.mongo;

import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import maf.contract.model.Column;
import maf.contract.model.SourceFields;
import maf.contract.rule.RowRules;
import maf.contract.typing.JsonText;
import maf.contract.typing.KeyForm;
import maf.verifier.source.RowTyping;
import maf.verifier.source.TypedColumn;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Which fields of a collection are read, and how the contract converts them. */
final class MongoReadPlan {
    static final String ID = "_id";

    private final SourceFields fields;
    private final Set<String> declared;
    private final RowTyping<BsonDocument> typing;

    MongoReadPlan(SourceFields fields, RowRules rules) {
        this.fields = fields;
        this.declared = fields.declared();
        var columns =
                fields.contract().columns().values().stream().map(this::typed).toList();
        this.typing = new RowTyping<>(fields.contract(), columns, KeyForm.MONGODB, this::isRefused, rules);
    }

    private TypedColumn<BsonDocument> typed(Column column) {
        var constant = fields.source().constants().get(column.name());
        if (constant != null) {
            return TypedColumn.constant(column, constant);
        }
        var path = fields.path(column.name());
        if (path.isEmpty()) {
            return TypedColumn.field(column, this::undeclared);
        }
        var dotted = path.get().dotted();
        if (dotted.isPresent()) {
            return TypedColumn.field(
                    column,
                    row -> row.containsKey(dotted.get())
                            ? field(row, dotted.get())
                            : BsonValues.at(row, path.get().steps()));
        }
        var field = path.get().field();
        if (fields.contract().key().contains(column.name())) {
            return TypedColumn.field(column, row -> key(row, field));
        }
        return TypedColumn.field(column, row -> field(row, field));
    }

    private static Object key(BsonDocument row, String name) {
        var value = row.get(name);
        return value != null && value.isDocument() ? ExtendedJson.keyText(value.asDocument()) : field(row, name);
    }

    private static Object field(BsonDocument row, String name) {
        var value = row.get(name);
        return value == null ? null : BsonValues.of(value);
    }

    private boolean isRefused(BsonDocument row) {
        return fields.refusesUndeclared() && !declared.containsAll(row.keySet());
    }

    private JsonText undeclared(BsonDocument row) {
        var rest = new BsonDocument();
        row.forEach((name, value) -> {
            if (!declared.contains(name)) {
                rest.put(name, value);
            }
        });
        return rest.isEmpty() ? null : new JsonText(ExtendedJson.text(rest));
    }

    /** The projection, or null for whole documents. */
    Bson projection() {
        // MongoDB takes a dot in a projection for a path
        return fields.takesAll() || declared.stream().anyMatch(name -> name.contains("."))
                ? null
                : Projections.include(List.copyOf(declared));
    }

    RowTyping<BsonDocument> typing() {
        return typing;
    }

    /** Every {@code _id} that rows with these keys may have. */
    List<BsonValue> ids(List<Object[]> keys) {
        var place = 0;
        while (fields.path(fields.contract().key().get(place)).isEmpty()) {
            place++;
        }
        var ids = new ArrayList<BsonValue>();
        for (var key : keys) {
            if (fields.contract().mayComeFrom(fields.source(), key)) {
                ids.addAll(MongoKeyCandidates.candidates(key[place]));
            }
        }
        return ids;
    }
}
