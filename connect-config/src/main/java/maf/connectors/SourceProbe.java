package maf.connectors;

import java.util.Optional;
import maf.source.Environment;
import maf.source.Source;
import maf.source.UnresolvedReferenceException;

/**
 * Checks whether a source can be captured, as the connector's own user and through a real driver. Connect answers the same
 * question with a NullPointerException or a stack trace.
 */
sealed interface SourceProbe
        permits MysqlProbe,
                PostgresProbe,
                MongoProbe,
                SourceProbe.Resolving,
                SourceProbe.Unresolved,
                SourceProbe.Unknown {
    /** How long a server may take to answer, in milliseconds; it is in the same network. */
    int TIMEOUT_MS = 3_000;

    /** Returns what is wrong; empty if there is no problem. */
    Optional<SourceProblem> problem();

    /** Puts a message of several lines into one. */
    static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** The probe for a source; {@code config} is its connector. */
    static SourceProbe of(Source source, ConnectorConfig config, Environment environment) {
        var missing = config.missingVariables(environment.variables());
        return missing.isEmpty() ? new Resolving(source, environment) : new Unresolved(String.join(", ", missing));
    }

    /** Reads password files each time, because they may come later than the source. */
    record Resolving(Source source, Environment environment) implements SourceProbe {
        @Override
        public Optional<SourceProblem> problem() {
            try {
                return probe().problem();
            } catch (UnresolvedReferenceException e) {
                return Optional.of(SourceProblem.misconfigured(e.getMessage()));
            } catch (NumberFormatException e) {
                return Optional.of(SourceProblem.misconfigured("the port is not a number"));
            }
        }

        private SourceProbe probe() {
            return switch (source.kind()) {
                case MYSQL -> MysqlProbe.of(source, environment);
                case POSTGRES -> PostgresProbe.of(source, environment);
                case MONGODB -> MongoProbe.suits(source) ? MongoProbe.of(source, environment) : new Unknown();
            };
        }
    }

    /** The configuration refers to environment variables that are not set. */
    record Unresolved(String variables) implements SourceProbe {
        @Override
        public Optional<SourceProblem> problem() {
            return Optional.of(SourceProblem.misconfigured(
                    "environment variable not set: " + variables + "; set it for Kafka Connect and for this program"));
        }
    }

    /** No probe supports it: only Connect's own messages are available. */
    record Unknown() implements SourceProbe {
        @Override
        public Optional<SourceProblem> problem() {
            return Optional.empty();
        }
    }
}
