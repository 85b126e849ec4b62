package maf.inspect.command;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import maf.inspect.check.SourceCheck;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Verdict;
import maf.inspect.prepare.Administrator;
import maf.inspect.prepare.Preparation;
import maf.inspect.prepare.Step;
import maf.source.SourceKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code source prepare}: what an administrator has to run. */
@Command(
        name = "prepare",
        description = "Print the statements that make a source ready, with the way back; or run them.",
        mixinStandardHelpOptions = true)
public final class PrepareCommand implements Callable<Integer> {
    /** What tables need, each of them. */
    private static final Set<CheckCode> OF_TABLES =
            Set.of(CheckCode.MONGODB_IMAGES, CheckCode.POSTGRES_REPLICA_IDENTITY);

    private static final String PASSWORD = "ADMIN_PASSWORD";

    @Parameters(paramLabel = "NAME", description = "The source.")
    private String name;

    @Option(names = "--apply", description = "Run the statements as --admin, whose password is in ADMIN_PASSWORD.")
    private boolean apply;

    @Option(names = "--admin", paramLabel = "USER", description = "The administrator, for this call only.")
    private String admin;

    @Mixin
    private InspectOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws SQLException {
        var out = spec.commandLine().getOut();
        var connections = options.source(name);
        if (!apply) {
            var steps = new ArrayList<>(Preparation.of(connections.source(), connections.environment(), false));
            steps.addAll(ofTables(connections));
            print(connections.source().kind(), steps, out);
            return 0;
        }
        var password = System.getenv(PASSWORD);
        if (admin == null || password == null) {
            throw new InspectException(
                    "--apply needs --admin USER, and that user's password in the environment variable " + PASSWORD);
        }
        var administrator = new Administrator(connections, new Login(admin, password));
        administrator.run(
                Preparation.of(connections.source(), connections.environment(), true),
                step -> out.println("done: " + step.about()));
        administrator.run(ofTables(connections), step -> out.println("done: " + step.about()));
        out.println("Now check it: source check " + name);
        return 0;
    }

    /** As far as the user who captures can log in already. */
    private static List<Step> ofTables(SourceConnections connections) {
        return SourceCheck.of(connections.source(), connections.environment()).checks().stream()
                .filter(finding -> OF_TABLES.contains(finding.check())
                        && finding.verdict() != Verdict.OK
                        && !finding.table().isEmpty())
                .map(finding -> new Step(
                        finding.table() + ": " + finding.check().code(),
                        finding.remedy().replaceAll(";$", ""),
                        ""))
                .toList();
    }

    private static void print(SourceKind kind, List<Step> steps, PrintWriter out) {
        var comment = kind == SourceKind.MONGODB ? "// " : "-- ";
        var about = "";
        for (var step : steps) {
            if (!step.about().equals(about)) {
                about = step.about();
                out.println(comment + about);
            }
            out.println(step.statement() + ";");
        }
        var back = new ArrayList<>(steps.stream()
                .map(Step::wayBack)
                .filter(statement -> !statement.isEmpty())
                .toList());
        Collections.reverse(back);
        out.println();
        out.println(comment + "The way back:");
        back.forEach(statement -> out.println(comment + statement + ";"));
        out.flush();
    }
}
