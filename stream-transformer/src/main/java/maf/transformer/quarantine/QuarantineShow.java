package maf.transformer.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import maf.contract.wire.MafHeaders;
import maf.transformer.tool.ToolOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quarantine show}. */
@Command(
        name = "show",
        description = "Show open records, the newest first; the row's content only with --content.",
        mixinStandardHelpOptions = true)
final class QuarantineShow implements Callable<Integer> {
    @Mixin
    private ToolOptions settings;

    @Mixin
    private QuarantineFilter filter;

    @Option(names = "--rule", paramLabel = "NAME", description = "Only what this rule refused.")
    private String rule;

    @Option(names = "--max", paramLabel = "N", defaultValue = "20", description = "So many at most (default: 20).")
    private int max;

    @Option(names = "--content", description = "Key and value too: rows may be confidential.")
    private boolean content;

    @Override
    public Integer call() throws InterruptedException {
        var wanted = filter.of(CurrentContracts.read(settings.tables()));
        return QuarantineCommand.connected(settings, (log, admin) -> {
            var matching = QuarantineIndex.read(log).records().stream()
                    .filter(wanted.and(entry -> rule == null || entry.rule().equals(rule)))
                    .sorted(Comparator.comparingLong(QuarantinedRecord::failedAtMs)
                            .reversed()
                            .thenComparing(entry -> entry.id().topic())
                            .thenComparing(entry -> entry.id().partition())
                            .thenComparing(entry -> -entry.id().offset())
                            .thenComparing(entry -> entry.id().table()))
                    .toList();
            var shown = matching.subList(0, Math.min(matching.size(), Math.max(0, max)));
            print(log, shown, System.out);
            System.out.println(
                    matching.isEmpty()
                            ? "No open record."
                            : shown.size() + " of " + matching.size() + " shown"
                                    + (shown.size() < matching.size() ? "; --max N shows more." : "."));
            return 0;
        });
    }

    private void print(TopicReader log, List<QuarantinedRecord> shown, PrintStream out) {
        var originals = QuarantineFetcher.fetch(log, shown);
        for (var entry : shown) {
            var original = originals.get(entry);
            if (original != null) { // otherwise retention has just removed it
                print(entry, original, out);
            }
        }
    }

    private void print(QuarantinedRecord entry, ConsumerRecord<byte[], byte[]> original, PrintStream out) {
        var id = entry.id();
        out.println(id.table() + "  " + id.topic() + " partition " + id.partition() + " offset " + id.offset());
        out.println("  " + entry.reason() + (entry.rule().isEmpty() ? "" : " by " + entry.rule()) + ": "
                + printable(HeaderText.of(original.headers(), MafHeaders.DETAIL)));
        out.println("  event of " + Instant.ofEpochMilli(entry.timestamp()) + ", refused at "
                + Instant.ofEpochMilli(entry.failedAtMs())
                + (entry.failures() > 1 ? ", " + entry.failures() + " times by now" : ""));
        if (content) {
            out.println("  key    " + text(original.key()));
            out.println("  value  " + text(original.value()));
        }
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "none" : printable(new String(bytes, UTF_8));
    }

    /** Escapes control characters, so that no record can move the terminal's cursor. */
    static String printable(String text) {
        return text == null
                ? ""
                : text.codePoints()
                        .mapToObj(each -> Character.isISOControl(each)
                                ? String.format("\\u%04x", each)
                                : Character.toString(each))
                        .collect(Collectors.joining());
    }
}
