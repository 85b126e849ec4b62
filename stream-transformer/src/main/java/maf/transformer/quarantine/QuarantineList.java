package maf.transformer.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.concurrent.Callable;
import maf.transformer.tool.ToolOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quarantine list}. */
@Command(
        name = "list",
        description = "Count the open records by table, reason and rule.",
        mixinStandardHelpOptions = true)
final class QuarantineList implements Callable<Integer> {
    @Mixin
    private ToolOptions settings;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return QuarantineCommand.connected(settings, (log, admin) -> {
            var counts = QuarantineCounts.of(QuarantineIndex.read(log));
            if (json) {
                System.out.println(text(counts));
            } else {
                counts.print(System.out);
            }
            return 0;
        });
    }

    private static String text(QuarantineCounts counts) {
        try {
            return new JsonMapper().writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
