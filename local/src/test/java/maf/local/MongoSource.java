package maf.local;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;

/** MongoDB's people. */
record MongoSource(MongoCollection<Document> people) implements Source {
    @Override
    public void put(long id, String title, BigDecimal popularity, Boolean adult) {
        var document = new Document("_id", id)
                .append("adult", adult)
                .append("name", title)
                .append("popularity", popularity == null ? null : new Decimal128(popularity));
        people.replaceOne(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public void delete(long id) {
        people.deleteOne(Filters.eq("_id", id));
    }

    @Override
    public Map<Long, Row> rows() {
        var rows = new HashMap<Long, Row>();
        for (var document : people.find()) {
            var popularity = document.get("popularity", Decimal128.class);
            rows.put(
                    document.get("_id", Number.class).longValue(),
                    new Row(
                            document.getString("name"),
                            popularity == null
                                    ? null
                                    : popularity.bigDecimalValue().doubleValue(),
                            Boolean.TRUE.equals(document.getBoolean("adult")),
                            false));
        }
        return rows;
    }
}
