package maf.inspect.propose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import maf.inspect.propose.Proposal.Proposed;
import maf.inspect.propose.Proposal.Refused;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.TableDescription;

/**
 * Proposes contracts for tables of MySQL or PostgreSQL, by their catalogue.
 *
 * @param source its name, the prefix of its topics
 * @param system the database's name, for people
 */
record TableProposer(String source, String system, TypeChoices types, ContractNames names) {
    /** @param isCaptured false for columns that the source's file excludes */
    Proposal propose(TableDescription table, Predicate<ColumnDescription> isCaptured) {
        var refusal = refusal(table, isCaptured);
        return refusal.isPresent()
                ? new Refused(table.table(), refusal.get())
                : new Proposed(table.table(), contract(table, isCaptured));
    }

    private static Optional<String> refusal(TableDescription table, Predicate<ColumnDescription> isCaptured) {
        if (table.kind().refusal().isPresent()) {
            return Optional.of(table.kind().refusal().get()
                    + table.root()
                            .map(root -> ": take " + root.schema() + "." + root.name())
                            .orElse(""));
        }
        var twins = twins(table);
        if (twins.isPresent()) {
            return Optional.of("has columns that differ only in case (" + twins.get()
                    + "), at which Debezium stops for all tables: rename one");
        }
        if (table.key().isEmpty()) {
            return Optional.of(
                    "has no primary key and no unique index that Debezium takes for one, so its events have no"
                            + " key: give it a primary key");
        }
        var key = table.key().get();
        if (!table.distinguishesRows()) {
            return Optional.of("has no primary key, and Debezium takes its unique index " + key.index() + " ("
                    + String.join(", ", key.columns())
                    + "), which takes NULL or holds a part of the rows, so that two rows could become one: give it a"
                    + " primary key");
        }
        return key.columns().stream()
                .filter(name -> !isCaptured.test(table.column(name)))
                .findFirst()
                .map(name -> "has the key column " + name + ", which the source's file excludes: capture it");
    }

    private static Optional<String> twins(TableDescription table) {
        Map<String, String> seen = new HashMap<>();
        for (var column : table.columns()) {
            var other = seen.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column.name());
            if (other != null) {
                return Optional.of(other + ", " + column.name());
            }
        }
        return Optional.empty();
    }

    private ProposedContract contract(TableDescription table, Predicate<ColumnDescription> isCaptured) {
        var safe = new SafeNames(List.of("MAF_COMMITTED_AT", "MAF_SOURCE"));
        var columns = new ArrayList<ProposedColumn>();
        var leftOut = new ArrayList<String>();
        var maybeEmpty = new ArrayList<String>();
        Map<String, String> columnOf = new HashMap<>();
        for (var column : table.columns()) {
            var choice = types.of(column, table);
            if (!isCaptured.test(column)) {
                leftOut.add(column.name() + ": left out, because the source's file excludes it");
            } else if (choice.isLeftOut()) {
                leftOut.add(column.name() + ": left out, because " + choice.note());
            } else {
                var inKey = TypeChoices.isInKey(column, table);
                var name = safe.next(column.name(), "column_" + (columns.size() + 1));
                columnOf.put(column.name(), name);
                var isRequired = !column.isNullable() && !inKey && choice.isNeverEmpty();
                if (!column.isNullable() && !inKey && !isRequired) {
                    maybeEmpty.add(name);
                }
                columns.add(new ProposedColumn(name, column.name(), choice.type(), isRequired, choice.note()));
            }
        }
        var key = table.key().orElseThrow();
        return new ProposedContract(
                names.contract(table.table()),
                names.table(table.table()),
                header(table, maybeEmpty),
                key.columns().stream().map(columnOf::get).toList(),
                columns,
                leftOut,
                List.of(new ProposedContract.Feed(table.table().topic(source), Map.of())),
                Optional.empty());
    }

    private List<String> header(TableDescription table, List<String> maybeEmpty) {
        var lines = new ArrayList<String>();
        lines.add("Proposed for " + system + "'s table " + table.table().schema() + "."
                + table.table().name() + ". docs/values.md explains the notes.");
        var key = table.key().orElseThrow();
        if (!table.hasPrimaryKey()) {
            lines.add("It has no primary key: Debezium takes the unique index " + key.index() + "."
                    + (table.hasFullImages() ? "" : " Its updates and deletes fail without REPLICA IDENTITY FULL."));
        }
        if (!maybeEmpty.isEmpty()) {
            lines.add("NOT NULL at the source, but not required here, where an empty value is NULL: "
                    + String.join(", ", maybeEmpty) + ".");
        }
        return lines;
    }
}
