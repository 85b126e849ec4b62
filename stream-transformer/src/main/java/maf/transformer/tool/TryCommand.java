package maf.transformer.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import maf.contract.model.Source;
import maf.contract.model.Suggestion;
import maf.contract.model.TableContract;
import maf.contract.yaml.CheckedContracts;
import maf.contract.yaml.InvalidContractException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code contract try}: applies one contract to events. */
@Command(
        name = "try",
        description = {
            "Run events through one contract and print what becomes of each, one JSON object a line: the cleansed row, or"
                    + " the reason why it would be quarantined. Prints the content of rows.",
            "Changes nothing: no topic, no offset, no row."
        },
        footer = {
            "",
            "A file holds JSON objects with the fields key and value, each as text or as an object: lines that"
                    + " ./pipeline topic prints, or {\"key\": {\"id\": 1}, \"value\": {\"op\": \"c\", \"after\": {...}}}"
                    + " written by hand.",
            "",
            "  ./pipeline contract try movie",
            "  ./pipeline contract try movie events.json",
            "  ./pipeline topic quarantine --from-beginning | ./pipeline contract try movie -"
        },
        mixinStandardHelpOptions = true)
final class TryCommand implements Callable<Integer> {
    private static final int NEWEST = 20;

    @Parameters(index = "0", paramLabel = "NAME", description = "The contract: its file's name without .yaml.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "Events; - reads standard input. Without it: the newest records of the contract's raw topics.")
    private Path file;

    @Option(
            names = "--max",
            paramLabel = "N",
            description = "How many events: the first of a file (default: all), or the newest of the topics (default: "
                    + NEWEST + ").")
    private Integer max;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "The source: which topic the events of a file are from, if neither they nor the contract"
                    + " say it; or the only topic to read.")
    private String topic;

    @Mixin
    private ToolOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (max != null && max < 1) {
            throw new ToolException("--max must be at least 1.");
        }
        var dir = settings.tables();
        try {
            var checked = CheckedContracts.read(dir);
            var contract = contract(checked);
            var trial = new ContractDryRun(
                    contract, checked.rules(), spec.commandLine().getOut());
            if (file == null) {
                new TopicTail(settings.bootstrapServers())
                        .newest(sources(contract), max == null ? NEWEST : max)
                        .forEach(trial::run);
            } else {
                try (var input = open()) {
                    new EventFile(contract, topic).read(input, max == null ? Long.MAX_VALUE : max, trial::run);
                }
            }
            spec.commandLine().getOut().flush();
            spec.commandLine().getErr().println(trial.summary());
            return 0;
        } catch (InvalidContractException e) {
            var files = new ContractCommand.ShownFiles(dir, null);
            e.mistakes().forEach(mistake -> spec.commandLine().getErr().println(files.show(mistake, "")));
            return 1;
        }
    }

    private TableContract contract(CheckedContracts checked) {
        var names = checked.contracts().stream().map(TableContract::name).toList();
        var found = checked.contracts().stream()
                .filter(contract -> contract.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new ToolException("There is no contract '" + name + "'" + Suggestion.text(name, names)));
        var topics = found.sources().stream().map(Source::topic).toList();
        if (topic != null && !topics.contains(topic)) {
            throw new ToolException(
                    "Topic '" + topic + "' is not a source of " + name + Suggestion.text(topic, topics));
        }
        return found;
    }

    private List<String> sources(TableContract contract) {
        return topic == null ? contract.sources().stream().map(Source::topic).toList() : List.of(topic);
    }

    private InputStream open() throws IOException {
        if (file.toString().equals("-")) {
            return System.in;
        }
        try {
            return Files.newInputStream(ToolOptions.fromCaller(file));
        } catch (NoSuchFileException e) {
            throw new ToolException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new ToolException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
