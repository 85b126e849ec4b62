package maf.inspect.propose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import maf.contract.model.ColumnType;
import maf.inspect.propose.Proposal.Proposed;
import maf.inspect.propose.Proposal.Refused;
import maf.inspect.propose.ProposedContract.Feed;
import maf.inspect.table.CollectionSample;
import maf.inspect.table.FieldSample;
import maf.inspect.table.TableDescription;

/**
 * Proposes contracts for collections of MongoDB, by samples of their documents. A field that is in few documents, or whose values
 * no type takes, goes with the undeclared fields into one JSON column.
 *
 * @param source its name, the prefix of its topics
 */
record CollectionProposer(String source, ContractNames names) {
    private static final String ID = "_id";
    private static final int FEWEST_PERCENT = 1;
    private static final int MOST_COLUMNS = 200;

    /** @param isCaptured false for fields that the source's file excludes */
    Proposal propose(TableDescription table, CollectionSample sample, Predicate<String> isCaptured) {
        if (table.kind().refusal().isPresent()) {
            return new Refused(table.table(), table.kind().refusal().get());
        }
        var id = sample.fields().stream()
                .filter(field -> field.name().equals(ID))
                .findFirst();
        var type = id.isPresent() ? MongoTypes.key(id.get()) : Optional.of(TypeChoice.VARCHAR);
        if (type.isEmpty()) {
            return new Refused(
                    table.table(),
                    "has keys of several kinds, of which no type keeps all apart (_id is "
                            + MongoTypes.shares(id.orElseThrow(), sample.documents())
                            + "): a key needs one kind");
        }
        return new Proposed(table.table(), contract(table, sample, type.get(), isCaptured));
    }

    private ProposedContract contract(
            TableDescription table, CollectionSample sample, ColumnType keyType, Predicate<String> isCaptured) {
        var safe = new SafeNames(List.of("MAF_COMMITTED_AT", "MAF_SOURCE"));
        var own = columnsOfTheirOwn(sample, isCaptured);
        var names = new ArrayList<ProposedColumn>();
        var key = safe.next("id", "id");
        var note = keyNote(sample, keyType);
        names.add(new ProposedColumn(key, ID, keyType, false, note));
        for (var field : sample.fields()) {
            if (own.contains(field.name())) {
                var name = safe.next(field.name(), "field_" + (names.size() + 1));
                var type = MongoTypes.column(field).orElseThrow();
                names.add(new ProposedColumn(
                        name, field.name(), type, false, MongoTypes.shares(field, sample.documents())));
            }
        }
        var rest = safe.next("rest", "rest");
        names.add(new ProposedColumn(rest, "", TypeChoice.VARCHAR, false, "the other fields as JSON"));
        return new ProposedContract(
                this.names.contract(table.table()),
                this.names.table(table.table()),
                header(table, sample),
                List.of(key),
                names,
                List.of(),
                List.of(new Feed(table.table().topic(source), Map.of())),
                Optional.of(rest));
    }

    private static String keyNote(CollectionSample sample, ColumnType keyType) {
        if (sample.documents() == 0) {
            return "no document yet: BIGINT if the keys are numbers";
        }
        var types = sample.fields().stream()
                .filter(field -> field.name().equals(ID))
                .findFirst()
                .orElseThrow();
        var shares = MongoTypes.shares(types, sample.documents());
        return keyType.equals(TypeChoice.VARBINARY)
                ? shares + "; Phoenix's SELECT leaves out a last byte FF of it"
                : shares;
    }

    private static Set<String> columnsOfTheirOwn(CollectionSample sample, Predicate<String> isCaptured) {
        var own = new HashSet<String>();
        sample.fields().stream()
                .filter(field -> !field.name().equals(ID) && !field.name().isEmpty() && isCaptured.test(field.name()))
                .filter(field -> field.documents() * 100 >= sample.documents() * FEWEST_PERCENT)
                .filter(field -> MongoTypes.column(field).isPresent())
                .sorted(Comparator.comparingLong(FieldSample::documents).reversed())
                .limit(MOST_COLUMNS)
                .map(FieldSample::name)
                .forEach(own::add);
        return own;
    }

    private static List<String> header(TableDescription table, CollectionSample sample) {
        var all = table.rows().isPresent() && table.rows().getAsLong() > sample.documents();
        return List.of("Proposed for MongoDB's collection " + table.table().schema() + "."
                + table.table().name() + " by "
                + (all
                        ? sample.documents() + " of about " + table.rows().getAsLong() + " documents"
                        : "its " + sample.documents() + " documents")
                + ". A value of a type that is not noted may be refused.");
    }
}
