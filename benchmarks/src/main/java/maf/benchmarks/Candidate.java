package maf.benchmarks;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is measured.
 *
 * @param plain the plain loop; else the application
 * @param settings keys of the transformer's configuration file with other values than the shipped ones
 * @param tables the contracts
 */
record Candidate(String name, boolean plain, Map<String, String> settings, Path tables) {}
