package maf.benchmarks.process;

import java.nio.file.Path;
import java.util.Map;

/** A candidate of a comparison.
 *
 * @param plain true for the peer that the application is compared with, false for the application
 * @param settings settings of the application's configuration file that differ from the shipped ones
 * @param tables the contracts
 */
public record Candidate(String name, boolean plain, Map<String, String> settings, Path tables) {
    /** Returns the same candidate with other contracts. */
    public Candidate on(Path other) {
        return new Candidate(name, plain, settings, other);
    }
}
