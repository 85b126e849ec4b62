package maf.benchmarks.process;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is measured.
 *
 * @param plain what the application is measured against; else the application
 * @param settings keys of the application's configuration file with other values than the shipped ones
 * @param tables the contracts
 */
public record Candidate(String name, boolean plain, Map<String, String> settings, Path tables) {
    /** The same with other contracts. */
    public Candidate on(Path other) {
        return new Candidate(name, plain, settings, other);
    }
}
