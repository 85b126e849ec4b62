package maf.inspect.propose;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import maf.contract.model.TableContract;
import maf.inspect.command.InspectException;
import maf.inspect.command.InspectOptions;
import maf.inspect.command.Selection;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.table.SourceTables;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;
import maf.source.Source;
import maf.source.SourceKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code contract propose}. */
@Command(
        name = "propose",
        description = {
            "Write contracts for tables of a source: columns and types from its catalogue, for MongoDB from a sample.",
            "Prints them, or writes a file for each with --into. Changes nothing else. Ends with 1 if a table that was"
                    + " named can have no contract."
        },
        mixinStandardHelpOptions = true)
public final class ProposeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "The source: its file's name without .yaml.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "TABLE",
            description = "Tables or collections, such as orders or 'crm.invoice_*'.")
    private List<String> tables = List.of();

    @Option(names = "--all", description = "All tables that the source captures and that have no contract yet.")
    private boolean all;

    @Option(
            names = "--unite",
            description = "One contract for tables of one shape whose names differ in a number, such as orders_2024.")
    private boolean unite;

    @Option(names = "--into", paramLabel = "DIR", description = "Write files there; existing ones stay as they are.")
    private Path into;

    @Mixin
    private InspectOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        if (tables.isEmpty() == !all) {
            throw new InspectException(
                    all
                            ? "Name tables, or give --all, but not both."
                            : "Name tables, such as orders or 'crm.invoice_*', or give --all.");
        }
        var connections = options.source(name);
        var source = connections.source();
        var login = Login.of(source.users().reader(), connections.environment());
        var existing = options.contracts(into);
        var found = SourceTables.read(connections, login);
        var output = new ProposalOutput(
                into == null ? null : InspectOptions.fromCaller(into),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        var wanted = all ? uncovered(source, found, existing) : named(source, found, existing, output);
        try (var client = client(connections, login)) {
            var proposer = new SourceProposer(source, client, found, existing);
            var proposals = wanted.stream().map(proposer::propose).toList();
            if (unite) {
                proposals = proposer.united(proposals);
            } else {
                output.hint(proposer.shapes(proposals));
            }
            output.write(proposals);
        }
        return output.isComplete(all) ? 0 : 1;
    }

    private static MongoClient client(SourceConnections connections, Login login) {
        return connections.source().kind() == SourceKind.MONGODB ? connections.mongo(login) : null;
    }

    private static List<TableDescription> uncovered(
            Source source, List<TableDescription> found, List<TableContract> existing) {
        var topics = topics(existing);
        return found.stream()
                .filter(table -> isOfUsers(source, table)
                        && !topics.contains(table.table().topic(source.name())))
                .toList();
    }

    private List<TableDescription> named(
            Source source, List<TableDescription> found, List<TableContract> existing, ProposalOutput output) {
        var selection = new Selection(source, tables);
        var names = found.stream().map(TableDescription::table).toList();
        selection.without(names).forEach(pattern -> output.missing(pattern, source.name(), names));
        var topics = topics(existing);
        var wanted = new ArrayList<TableDescription>();
        for (var table : found) {
            if (!selection.has(table.table())) {
                continue;
            }
            if (into != null && topics.contains(table.table().topic(source.name()))) {
                output.note(table.table(), "has a contract already");
            } else {
                wanted.add(table);
                if (!source.scope()
                        .captures(table.table().schema(), table.table().name())) {
                    output.note(table.table(), "is not captured: add it to tables in the source's file");
                }
            }
        }
        return wanted;
    }

    private static Set<String> topics(List<TableContract> contracts) {
        return contracts.stream()
                .flatMap(contract -> contract.sources().stream())
                .map(feed -> feed.topic())
                .collect(Collectors.toSet());
    }

    /** Whether {@code --all} means it: a partition's table is there, too, and connector and canary have tables of their own. */
    private static boolean isOfUsers(Source source, TableDescription table) {
        var scope = source.scope();
        var name = table.table().schema() + "." + table.table().name();
        return table.kind() != TableKind.PARTITION
                && scope.captures(table.table().schema(), table.table().name())
                && !source.capture().signals().equals(Optional.of(name))
                && !source.canary().equals(Optional.of(name));
    }
}
