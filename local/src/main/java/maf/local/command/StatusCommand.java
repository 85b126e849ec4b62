package maf.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import maf.local.process.Home;
import maf.local.process.ProgressLog;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import maf.local.status.ProcessStatus;
import maf.local.status.StatusReport;
import maf.local.status.TableStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: each process and each table. */
@Command(name = "status", description = "List each process, and the rows of each table at every stage.")
public final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    /** The output of {@code --json}. */
    private record Report(List<ProcessStatus> processes, List<TableStatus> tables) {}

    @Override
    public Integer call() throws JsonProcessingException {
        var home = Home.find();
        var status = new StatusReport(Pipeline.open(home, new ProgressLog(System.err)));
        var report = new Report(
                status.processes(), status.tables(ContractFolder.contracts(ContractFolder.remembered(home))));
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(report));
        } else {
            print(report);
        }
        return 0;
    }

    private static void print(Report report) {
        System.out.println(
                String.format(Locale.ROOT, "%-19s %-9s %8s %6s %7s", "PROCESS", "STATE", "PID", "PORT", "MEMORY"));
        for (var process : report.processes()) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-19s %-9s %8s %6d %4d MB",
                    process.name(),
                    process.state(),
                    shown(process.pid()),
                    process.port(),
                    process.memoryMb()));
        }
        var total =
                report.processes().stream().mapToLong(ProcessStatus::memoryMb).sum();
        System.out.println(String.format(Locale.ROOT, "%-19s %-9s %8s %6s %4d MB%n", "all", "", "", "", total));
        System.out.println(String.format(
                Locale.ROOT,
                "%-19s %10s %10s %10s %11s %10s %9s",
                "TABLE",
                "SOURCE",
                "RAW",
                "CLEANSED",
                "QUARANTINED",
                "STORED",
                "LAG"));
        for (var table : report.tables()) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-19s %10s %10s %10s %11s %10s %9s",
                    table.name(),
                    shown(table.sourceRows()),
                    shown(table.raw()),
                    shown(table.cleansed()),
                    shown(table.quarantined()),
                    shown(table.stored()),
                    table.lagSeconds() == null ? "?" : String.format(Locale.ROOT, "%.1f s", table.lagSeconds())));
        }
    }

    private static String shown(Long count) {
        return count == null ? "?" : count.toString();
    }
}
