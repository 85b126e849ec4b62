package maf.inspect.command;

import java.util.List;
import java.util.concurrent.Callable;
import maf.contract.file.Mistake;
import maf.contract.model.Suggestion;
import maf.inspect.check.CheckResult;
import maf.inspect.check.SourceCheck;
import maf.source.Source;
import maf.source.yaml.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code source check}: everything that is wrong, at once. */
@Command(
        name = "check",
        description =
                "Ask sources whether they can be captured. Exit code: 0 nothing failed, 1 something failed, 2 not asked.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One source instead of all.")
    private String name;

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean json;

    @Mixin
    private InspectOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        try {
            var files = options.sources();
            var asked = name == null ? files.sources() : List.of(named(files, name));
            var environment = options.environment();
            var result = new CheckResult(asked.stream()
                    .map(source -> SourceCheck.of(source, environment))
                    .toList());
            result.print(spec.commandLine().getOut(), json);
            if (name == null) {
                files.mistakes().forEach(err::println);
            }
            return result.exitCode(name == null && !files.mistakes().isEmpty());
        } catch (InspectException e) {
            err.println("Error: " + e.getMessage());
            return CheckResult.NOT_ASKED;
        }
    }

    private static Source named(Sources files, String name) {
        return files.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InspectException(
                        files.names().contains(name)
                                ? mistakes(files, name)
                                : "There is no source '" + name + "'" + Suggestion.text(name, files.names())));
    }

    private static String mistakes(Sources files, String name) {
        return String.join(
                "\n",
                files.mistakes().stream()
                        .map(Mistake::toString)
                        .filter(text -> text.contains(name + ".yaml"))
                        .toList());
    }
}
