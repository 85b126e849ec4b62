package maf.benchmarks.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import maf.benchmarks.process.Candidate;
import picocli.CommandLine.Option;

/** The options of a benchmark that compares a whole application with a simpler program. */
public final class ApplicationOptions {
    private static final List<Long> QUICK_SIZES = List.of(50_000L, 200_000L, 500_000L);
    private static final List<Long> FULL_SIZES = List.of(100_000L, 1_000_000L, 5_000_000L);
    private static final long QUICK = 200_000;
    private static final long FULL = 1_000_000;

    @Option(names = "--help", usageHelp = true, description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = "--full", description = "1 million records (with --flat: 100 thousand, 1 and 5 million).")
    private boolean full;

    @Option(names = "--rounds", paramLabel = "N", description = "Number of rounds (default: 2, with --full 3).")
    private Integer rounds;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE[;KEY=VALUE]",
            description =
                    "Also measures the application with these settings in its configuration file; may be repeated.")
    private List<String> variants = List.of();

    @Option(names = "--flat", description = "Reports CPU and heap by number of records instead.")
    private boolean flat;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description =
                    "Makes a flight recording of one run of the application instead, and shows where its time goes.")
    private Path profile;

    /** The number of records: the given one, or the default. */
    public long count(Long given) {
        return given != null ? given : full ? FULL : QUICK;
    }

    /** The numbers of records to measure with {@code --flat}. */
    public List<Long> sizes() {
        return full ? FULL_SIZES : QUICK_SIZES;
    }

    public int rounds() {
        return rounds != null ? rounds : full ? 3 : 2;
    }

    public boolean flat() {
        return flat;
    }

    /** The file of the flight recording; empty if none is asked for. */
    public Optional<Path> profile() {
        return Optional.ofNullable(profile).map(Path::toAbsolutePath);
    }

    /** The JVM option that makes the flight recording; an empty text if none is asked for. */
    public String recording() {
        return profile == null ? "" : FlightRecording.RECORDING_OPTION;
    }

    /** The application with the settings of each {@code --set} in addition to {@code settings}. */
    public List<Candidate> variants(Map<String, String> settings, Path tables) {
        var candidates = new ArrayList<Candidate>();
        for (var variant : variants) {
            var changed = new TreeMap<>(settings);
            for (var setting : variant.split(";", -1)) {
                var parts = setting.split("=", 2);
                changed.put(parts[0], parts[1]);
            }
            candidates.add(new Candidate(variant, false, changed, tables));
        }
        return candidates;
    }
}
