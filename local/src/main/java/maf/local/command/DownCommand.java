package maf.local.command;

import java.util.concurrent.Callable;
import maf.local.process.Home;
import maf.local.process.ProgressLog;
import maf.local.servers.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code down}: stops everything. */
@Command(name = "down", description = "Stop everything in order; keep the data unless told otherwise.")
public final class DownCommand implements Callable<Integer> {
    @Option(names = "--delete-data", description = "Delete data, logs and ports afterwards.")
    private boolean deleteData;

    @Override
    public Integer call() throws Exception {
        var home = Home.find();
        return PipelineLock.during(home, () -> {
            Pipeline.open(home, new ProgressLog(System.out)).close();
            if (deleteData) {
                Home.delete(home.state());
                System.out.println("Deleted " + home.state());
            }
            return 0;
        });
    }
}
