package maf.transformer;

import picocli.CommandLine.Command;

/** {@code quarantine}: what the contracts refused. */
@Command(
        name = "quarantine",
        description = "What the contracts refused.",
        mixinStandardHelpOptions = true,
        subcommands = {})
final class QuarantineCommand {}
