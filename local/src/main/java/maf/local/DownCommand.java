package maf.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code down}: stops everything. */
@Command(name = "down", description = "Stop everything in order; the data stays unless asked.")
final class DownCommand implements Callable<Integer> {
    @Option(names = "--delete-data", description = "Delete data, logs and ports afterwards.")
    private boolean deleteData;

    @Override
    public Integer call() throws Exception {
        var home = Home.find();
        return Lock.during(home, () -> {
            Pipeline.open(home, new Steps(System.out)).close();
            if (deleteData) {
                Home.delete(home.state());
                System.out.println("Deleted " + home.state());
            }
            return 0;
        });
    }
}
