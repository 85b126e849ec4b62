package maf.inspect.propose;

import com.mongodb.client.MongoClient;
import java.util.Collection;
import java.util.List;
import maf.contract.model.TableContract;
import maf.inspect.table.CollectionSample;
import maf.inspect.table.ExcludedColumns;
import maf.inspect.table.TableDescription;
import maf.source.Source;
import maf.source.SourceKind;

/** Proposes contracts for the tables of one source, in the order in which they are given to it. */
final class SourceProposer {
    private final Source source;
    private final MongoClient client;
    private final ContractNames names;
    private final SharedTopics topics;

    /**
     * For one run: it gives each name once.
     *
     * @param client of MongoDB, which samples are read from; null for the other kinds
     * @param all the source's tables, also those that no contract is proposed for
     * @param existing contracts whose names are taken
     */
    SourceProposer(Source source, MongoClient client, List<TableDescription> all, Collection<TableContract> existing) {
        this.source = source;
        this.client = client;
        this.names = new ContractNames(source.name(), source.scope().schemas().size() > 1, existing);
        this.topics = SharedTopics.among(source.name(), all);
    }

    /** A contract for the table, or why there is none. */
    Proposal propose(TableDescription table) {
        var shared = topics.refusal(table.table());
        if (shared.isPresent()) {
            return new Proposal.Refused(table.table(), shared.get());
        }
        var excluded = new ExcludedColumns(source.scope().excludedColumns());
        if (source.kind() == SourceKind.MONGODB) {
            var sample = table.kind().refusal().isPresent()
                    ? new CollectionSample(0, List.of())
                    : CollectionSample.read(client, table);
            return new CollectionProposer(source.name(), names)
                    .propose(table, sample, field -> !excluded.has(table.table(), field));
        }
        var types = source.kind() == SourceKind.MYSQL ? new MysqlTypes() : new PostgresTypes();
        return new TableProposer(source.name(), source.kind().title(), types, names)
                .propose(table, column -> !excluded.has(table.table(), column.name()));
    }

    /** Tables of one shape, for which one contract is possible. */
    List<SameShape> shapes(List<Proposal> proposals) {
        return SameShape.among(proposals);
    }

    /** The same, but one contract instead of several for tables of one shape. */
    List<Proposal> united(List<Proposal> proposals) {
        return SameShape.united(proposals, names);
    }
}
