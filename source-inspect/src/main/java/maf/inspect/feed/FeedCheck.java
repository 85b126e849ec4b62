package maf.inspect.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import maf.contract.model.FieldPath;
import maf.contract.model.SourceFields;
import maf.contract.model.Suggestion;
import maf.contract.wire.CapturedTable;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.ExcludedColumns;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;
import maf.source.SourceKind;

/** Whether a source sends what a contract takes of one of its tables. */
record FeedCheck(SourceCatalogue catalogue) {
    /** What is wrong and what to do, a sentence for each; empty if all of it comes. */
    List<String> problems(SourceFields fields) {
        var topic = fields.source().topic();
        var found = find(topic, table -> table.kind().refusal().isEmpty() && isCaptured(table));
        if (found.isEmpty()) {
            found = find(topic, table -> true);
        }
        if (found.isEmpty()) {
            return List.of(missing());
        }
        if (found.size() > 1) {
            return List.of("the tables " + found.stream().map(FeedCheck::name).collect(Collectors.joining(", "))
                    + " all send their changes to this topic, so their rows overwrite each other: rename all but one,"
                    + " or leave them out of tables in the source's file");
        }
        var table = found.get(0);
        var refusal = refusal(table, fields);
        return refusal.isPresent() ? List.of(refusal.get()) : problems(table, fields);
    }

    private List<TableDescription> find(String topic, Predicate<TableDescription> wanted) {
        var candidates = catalogue.tables().stream().filter(wanted).toList();
        var names = CapturedTable.of(
                topic, candidates.stream().map(TableDescription::table).toList());
        return candidates.stream()
                .filter(table -> names.contains(table.table()))
                .toList();
    }

    private String missing() {
        var source = catalogue.source();
        return source.kind().title() + " has no such table in "
                + String.join(", ", source.scope().schemas())
                + " that the user reader of the source's file may see: create it, correct the topic, or let that user"
                + " read it";
    }

    private boolean isCaptured(TableDescription table) {
        return catalogue
                .source()
                .scope()
                .captures(table.table().schema(), table.table().name());
    }

    private Optional<String> refusal(TableDescription table, SourceFields fields) {
        var kind = table.kind().refusal();
        if (kind.isPresent() && table.kind() != TableKind.PARTITION) {
            return kind.map(why -> name(table) + " " + why);
        }
        if (!isCaptured(table)) {
            return Optional.of(name(table) + " is not captured: add it to tables in the source's file");
        }
        var publication = catalogue.publications().get(table.table());
        if (publication != null) {
            return publication.problem(catalogue.source().name(), fields::takes);
        }
        return kind.map(why -> name(table) + " " + why
                + table.root()
                        .map(root -> ": declare topic "
                                + root.topic(catalogue.source().name()) + " instead")
                        .orElse(""));
    }

    private List<String> problems(TableDescription table, SourceFields fields) {
        var problems = new ArrayList<String>();
        if (catalogue.source().kind() == SourceKind.MONGODB) {
            if (!table.hasFullImages()) {
                problems.add(name(table) + " keeps no images: its updates come without the document, and are"
                        + " quarantined. Run collMod with changeStreamPreAndPostImages: {enabled: true}");
            }
            if (table.kind() == TableKind.CAPPED) {
                problems.add(name(table) + " is capped: documents that MongoDB drops from it stay in the store. Use a"
                        + " collection that is not capped, with a TTL index");
            }
            return problems;
        }
        key(table, fields).ifPresent(problems::add);
        problems.addAll(columns(table, fields));
        return problems;
    }

    private Optional<String> key(TableDescription table, SourceFields fields) {
        if (table.key().isEmpty()) {
            return Optional.of(name(table) + " has no primary key and no unique index that tells all rows apart, so its"
                    + " rows are quarantined as missing-key: give it a primary key");
        }
        if (!table.distinguishesRows()) {
            return Optional.of(name(table) + " has no primary key, and two rows can be the same in its unique index "
                    + table.key().get().index() + ": give it a primary key");
        }
        var key = table.key().get();
        var isCertain = key.isPrimary() || catalogue.source().kind() == SourceKind.POSTGRES;
        return !isCertain || takes(key.columns(), fields)
                ? Optional.empty()
                : Optional.of("the key of " + name(table) + " is (" + String.join(", ", key.columns())
                        + "), and the contract's takes (" + String.join(", ", new TreeSet<>(fields.key()))
                        + "), so its rows are quarantined as key-mismatch: take the whole key, and nothing else");
    }

    private static boolean takes(List<String> key, SourceFields fields) {
        return fields.key().containsAll(key)
                && fields.contract().key().stream()
                        .flatMap(column -> fields.path(column).stream())
                        .allMatch(path -> path.fields().stream().anyMatch(key::contains));
    }

    private List<String> columns(TableDescription table, SourceFields fields) {
        var names = table.columns().stream().map(ColumnDescription::name).toList();
        var excluded = new ExcludedColumns(catalogue.source().scope().excludedColumns());
        var problems = new ArrayList<String>();
        for (var column : fields.contract().columns().keySet()) {
            var path = fields.path(column).map(FieldPath::fields).orElse(List.of());
            var taken = path.stream().filter(names::contains).findFirst();
            if (!path.isEmpty() && taken.isEmpty()) {
                problems.add(name(table) + " has no column '" + path.get(0) + "', which feeds " + column
                        + Suggestion.of(path.get(0), names)
                                .map(near -> ": did you mean '" + near + "'?")
                                .orElse(""));
            }
            taken.filter(name -> excluded.has(table.table(), name))
                    .ifPresent(name -> problems.add("the source's file excludes the column " + name(table) + "." + name
                            + ": remove it from excluded-columns, or from the contract"));
        }
        return problems;
    }

    private static String name(TableDescription table) {
        return table.table().schema() + "." + table.table().name();
    }
}
