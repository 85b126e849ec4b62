package maf.transformer.quarantine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import maf.contract.wire.QuarantineReason;
import maf.transformer.tool.ToolException;
import picocli.CommandLine.Option;

/** Selects the quarantined records that a command processes. */
final class QuarantineFilter {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,9})([smhd])");

    @Option(names = "--table", paramLabel = "NAME", description = "Only of this table: movie, or MAF.MOVIE.")
    private String table;

    @Option(names = "--reason", paramLabel = "CODE", description = "Only with this reason code.")
    private String reason;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description =
                    "Only what was refused, or refused again, since: 30m, 2h, 7d, 2026-11-22 or 2026-11-22T10:00:00Z.")
    private String since;

    /** @throws ToolException if an option names something that does not exist */
    Predicate<QuarantinedRecord> of(CurrentContracts contracts) {
        Predicate<QuarantinedRecord> filter = entry -> true;
        if (table != null) {
            var name = contracts.table(table).orElse(table.toUpperCase(Locale.ROOT));
            filter = filter.and(entry -> entry.id().table().equals(name));
        }
        if (reason != null) {
            if (Arrays.stream(QuarantineReason.values())
                    .noneMatch(known -> known.code().equals(reason))) {
                throw new ToolException("There is no reason '" + reason + "'. Reasons: "
                        + String.join(
                                ", ",
                                Arrays.stream(QuarantineReason.values())
                                        .map(QuarantineReason::code)
                                        .toList()));
            }
            filter = filter.and(entry -> entry.reason().equals(reason));
        }
        if (since != null) {
            var fromMs = moment(since, Instant.now()).toEpochMilli();
            filter = filter.and(entry -> entry.failedAtMs() >= fromMs);
        }
        return filter;
    }

    /** Parses a time, or a duration before now. */
    static Instant moment(String text, Instant now) {
        var ago = AGO.matcher(text);
        try {
            if (ago.matches()) {
                return now.minus(Duration.parse((ago.group(2).equals("d") ? "P" : "PT")
                        + ago.group(1)
                        + ago.group(2).toUpperCase(Locale.ROOT)));
            }
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new ToolException(
                    "'" + text + "' is not a time: write 30m, 2h, 7d, 2026-11-22 or 2026-11-22T10:00:00Z", e);
        }
    }
}
