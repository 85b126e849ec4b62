package maf.transformer.cleanse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.model.UndeclaredFields;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import maf.transformer.envelope.ChangeEvent;
import maf.transformer.envelope.FieldPlan;
import maf.transformer.envelope.SourceKey;
import maf.transformer.envelope.SourceRow;

/** Maps the fields of one source to the columns of one table. */
final class RowMapping {
    private final TableContract contract;
    private final List<ColumnMapping> feeds;
    private final List<ColumnMapping> keyFeeds;
    private final Set<String> keyFields;
    private final Set<String> declaredFields;

    /** @param plan to which the fields that this table needs are added */
    RowMapping(TableContract contract, Source source, FieldPlan plan) {
        this.contract = contract;
        this.feeds = contract.columns().values().stream()
                .map(column -> ColumnMapping.of(column, source, plan::take))
                .toList();
        this.keyFeeds = contract.keyColumns().stream()
                .map(column -> ColumnMapping.of(column, source, plan::takeKey))
                .toList();
        this.keyFields = keyFeeds.stream().flatMap(ColumnMapping::fields).collect(Collectors.toSet());
        this.declaredFields = feeds.stream()
                .filter(feed -> !takesUndeclared(feed))
                .flatMap(ColumnMapping::fields)
                .collect(Collectors.toSet());
        if (!(contract.undeclaredFields() instanceof UndeclaredFields.Drop)) {
            plan.takeWhole();
        }
    }

    /**
     * The key columns, from the source's own key.
     *
     * @param key the fields of the event's key, or a row of the same source that has them
     */
    Map<String, Object> key(SourceRow key) {
        var row = new LinkedHashMap<String, Object>();
        for (var feed : keyFeeds) {
            var value = feed.keyValue(key);
            if (value == null || value == SourceRow.UNAVAILABLE) {
                throw new RefusedException(
                        QuarantineReason.MISSING_KEY,
                        "key column '" + feed.column().name() + "' has no value");
            }
            row.put(feed.column().name(), value);
        }
        return row;
    }

    /** Refuses a source key with more or fewer columns than the contract's key uses: different rows would become one. */
    void checkKey(SourceKey key) {
        if (key.names().size() != keyFields.size() || !keyFields.containsAll(key.names())) {
            throw new RefusedException(
                    QuarantineReason.KEY_MISMATCH,
                    "the source's key is made of " + new TreeSet<>(key.names()) + ", the contract's of "
                            + new TreeSet<>(keyFields));
        }
    }

    /** Whether a row has all fields of the key. */
    boolean hasKey(SourceRow row) {
        for (var feed : keyFeeds) {
            if (feed.path().isPresent() && !row.has(feed.place())) {
                return false;
            }
        }
        return true;
    }

    /** All columns in declared order; those whose value the source did not send are absent. */
    Map<String, Object> row(Map<String, Object> key, ChangeEvent.Upsert event) {
        var undeclared = undeclared(event.after());
        var row = new LinkedHashMap<String, Object>();
        for (var feed : feeds) {
            var name = feed.column().name();
            Object value = key.get(name);
            if (value == null) {
                value = takesUndeclared(feed)
                        ? undeclared.isPresent() ? feed.value(undeclared.get()) : SourceRow.UNAVAILABLE
                        : feed.value(event.after(), event.before());
            }
            if (value != SourceRow.UNAVAILABLE) {
                row.put(name, value);
            }
        }
        return row;
    }

    /** The columns whose field is missing from the row, although the source has fixed fields. */
    List<String> drift(SourceRow after) {
        List<String> missing = List.of();
        for (var feed : feeds) {
            if (feed.isMissing(after) && !takesUndeclared(feed)) {
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(feed.column().name());
            }
        }
        return missing;
    }

    private boolean takesUndeclared(ColumnMapping feed) {
        return contract.undeclaredFields() instanceof UndeclaredFields.Json json
                && json.column().equals(feed.column().name());
    }

    /** The fields that no column uses; empty if the source left one of them out as unchanged. */
    private Optional<ObjectNode> undeclared(SourceRow after) {
        if (after.whole() == null || contract.undeclaredFields() instanceof UndeclaredFields.Drop) {
            return Optional.empty();
        }
        var found = JsonNodeFactory.instance.objectNode();
        for (var field : after.whole().properties()) {
            if (!declaredFields.contains(field.getKey())) {
                found.set(field.getKey(), field.getValue());
            }
        }
        if (!found.isEmpty() && contract.undeclaredFields() instanceof UndeclaredFields.Quarantine) {
            throw new RefusedException(
                    QuarantineReason.UNDECLARED_FIELD,
                    "no column takes " + String.join(", ", (Iterable<String>) found::fieldNames));
        }
        for (var value : found) {
            if (after.isUnavailable(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }
}
