package maf.inspect.feed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import maf.contract.model.SourceFields;
import maf.contract.model.Suggestion;
import maf.inspect.check.login.Reachability;
import maf.inspect.command.InspectException;
import maf.inspect.command.InspectOptions;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.Answer;
import maf.source.SourceKind;
import maf.source.yaml.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code source contracts}, the second half of {@code contract check}. */
@Command(
        name = "contracts",
        description = {
            "Ask sources whether they send what contracts take. contract check does this, too.",
            "Ends with 1 if rows of a contract would not come as they change. Sources that do not answer are named."
        },
        mixinStandardHelpOptions = true)
public final class ContractsCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The contracts (default: those of the pipeline).")
    private Path dir;

    @Mixin
    private InspectOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var files = options.sources();
        var problems = new ArrayList<String>();
        var silent = new ArrayList<String>();
        feeds().forEach((name, feeds) -> {
            if (!files.names().contains(name)) {
                feeds.forEach(feed -> problems.add(
                        line(feed, "there is no source '" + name + "'" + Suggestion.text(name, files.names()))));
                return;
            }
            var answer = Answer.of(() -> catalogue(files, name, feeds));
            if (answer.isKnown()) {
                var check = new FeedCheck(answer.value());
                feeds.forEach(feed -> check.problems(feed).forEach(problem -> problems.add(line(feed, problem))));
            } else {
                silent.add(name + " (" + answer.whyNot() + ")");
            }
        });
        var err = spec.commandLine().getErr();
        problems.forEach(err::println);
        if (!silent.isEmpty()) {
            err.println("Not asked whether changes come: " + String.join(", ", silent));
        }
        return problems.isEmpty() ? 0 : 1;
    }

    /** What contracts take, by the name of its source. */
    private Map<String, List<SourceFields>> feeds() {
        return options.contractsIn(dir).stream()
                .flatMap(contract -> contract.sources().stream().map(source -> new SourceFields(contract, source)))
                .collect(Collectors.groupingBy(
                        feed -> feed.source().topic().replaceFirst("\\..*$", ""), TreeMap::new, Collectors.toList()));
    }

    private SourceCatalogue catalogue(Sources files, String name, List<SourceFields> feeds) throws Exception {
        var source = files.sources().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InspectException("its file has mistakes: source check lists them"));
        var connections = new SourceConnections(source, options.environment());
        if (hasOneServer(connections)) { // MongoDB's driver would wait longer
            var reachability = Reachability.of(connections.host(), connections.port());
            if (!reachability.isReachable()) {
                throw new InspectException(reachability.finding().detail());
            }
        }
        return SourceCatalogue.read(
                connections, feeds.stream().map(feed -> feed.source().topic()).toList());
    }

    private static boolean hasOneServer(SourceConnections connections) {
        return connections.source().kind() != SourceKind.MONGODB
                || !connections.mongoUri().matches("mongodb\\+srv:.*|[^/]*//[^/?]*,.*");
    }

    private static String line(SourceFields feed, String problem) {
        return feed.contract().name() + ": " + feed.source().topic() + ": " + problem;
    }
}
