package maf.verifier.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.verifier.table.UnavailableException;

/** Searches the log files of a pipeline without containers; only the end of large files. */
record LogFiles(Path folder) implements TraceLogs {
    private static final long MOST_BYTES = 64L << 20;
    private static final int LONGEST_LINE = 500;

    @Override
    public void find(Trace trace) throws UnavailableException {
        var patterns = patterns(trace);
        if (patterns.isEmpty()) {
            return;
        }
        var pattern = Pattern.compile(String.join("|", patterns));
        try (var files = Files.newDirectoryStream(folder, "*.log")) {
            for (var file : files) {
                search(file, pattern, trace);
            }
        } catch (IOException e) {
            throw new UnavailableException("Cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Source positions, and topic, partition and offset as text lines and JSON lines have them. */
    static List<String> patterns(Trace trace) {
        var sources = Stream.concat(
                        trace.cleansed().stream().map(Trace.Cleansed::source),
                        trace.stored().map(StoredRow::source).stream())
                .filter(source -> source != null && !source.endsWith("/unknown"))
                .distinct()
                .map(source -> Pattern.quote(source) + "(?![\\w:.])");
        var places = Stream.of(
                        trace.raw().stream().map(Trace.Raw::place),
                        trace.cleansed().stream().map(Trace.Cleansed::place),
                        trace.quarantined().stream().map(Trace.RefusedRecord::from))
                .flatMap(each -> each)
                .flatMap(place -> Stream.of(
                        Pattern.quote("topic=\"" + place.topic() + "\" partition=\"" + place.partition()
                                + "\" offset=\"" + place.offset() + "\""),
                        Pattern.quote("\"maf.topic\":\"" + place.topic() + "\",\"maf.partition\":" + place.partition()
                                        + ",\"maf.offset\":" + place.offset())
                                + "\\b"));
        return Stream.concat(sources, places).distinct().collect(Collectors.toList());
    }

    private static void search(Path file, Pattern pattern, Trace trace) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var skipped = channel.size() > MOST_BYTES;
            channel.position(skipped ? channel.size() - MOST_BYTES : 0);
            if (skipped) {
                trace.note("only the last " + (MOST_BYTES >> 20) + " MiB of " + file.getFileName() + " were searched");
            }
            var lines =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (trace.logLines().size() < MOST_LINES
                        && pattern.matcher(line).find()) {
                    trace.log(new Trace.LogLine(
                            file.getFileName().toString(),
                            line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…"));
                }
            }
        }
    }
}
