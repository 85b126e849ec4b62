package maf.producers.database;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import maf.producers.row.ExportRow;
import maf.producers.row.IndependentChanges;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * A person as a document: {@code _id} is the TMDB id, and a field that is missing in the export is missing here too.
 */
public final class PersonDocument {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private PersonDocument() {}

    /** One write for each row. */
    public static List<WriteModel<Document>> writes(IndependentChanges layer) {
        var writes = new ArrayList<WriteModel<Document>>();
        layer.upserts().forEach(row -> writes.add(upsert(row)));
        layer.deletes().forEach(id -> writes.add(delete(id)));
        return writes;
    }

    /** Fields that other writers added to the document stay unchanged. */
    static WriteModel<Document> upsert(ExportRow row) {
        return new UpdateOneModel<>(Filters.eq("_id", row.id()), update(row), UPSERT);
    }

    static WriteModel<Document> delete(long id) {
        return new DeleteOneModel<>(Filters.eq("_id", id));
    }

    static Document update(ExportRow row) {
        var set = new Document();
        var unset = new Document();
        put("adult", row.adult(), set, unset);
        put("name", row.title(), set, unset);
        put("popularity", row.popularity() == null ? null : new Decimal128(row.popularity()), set, unset);
        var update = new Document();
        if (!set.isEmpty()) {
            update.append("$set", set);
        }
        if (!unset.isEmpty()) { // for inserts too: a repeated insert may find the document
            update.append("$unset", unset);
        }
        return update;
    }

    private static void put(String field, @Nullable Object value, Document set, Document unset) {
        if (value == null) {
            unset.append(field, "");
        } else {
            set.append(field, value);
        }
    }

    /** Values of unexpected types, written by others, count as missing: the next difference corrects them. */
    static ExportRow row(Document document) {
        var name = document.get("name");
        var adult = document.get("adult");
        return new ExportRow(
                ((Number) document.get("_id")).longValue(),
                name instanceof String text ? text : null,
                decimal(document.get("popularity")),
                adult instanceof Boolean flag ? flag : null,
                null);
    }

    private static @Nullable BigDecimal decimal(@Nullable Object value) {
        try {
            return value instanceof Decimal128 number ? number.bigDecimalValue() : null;
        } catch (ArithmeticException e) {
            return null; // NaN, infinity or negative zero, which no export contains
        }
    }
}
