package maf.connectors;

import java.util.Map;
import java.util.Optional;

/**
 * Asks a source, as the connector's own user and through a real driver, whether it can be captured. Connect's answers to
 * the same questions are a NullPointerException or a stack trace.
 */
sealed interface SourceProbe
        permits MysqlProbe, PostgresProbe, MongoProbe, SourceProbe.Unresolved, SourceProbe.Unknown {
    /** How long a server may take to answer, in milliseconds; it is next door. */
    int TIMEOUT_MS = 3_000;

    /** What is wrong and what to do, in one line without secrets; empty when nothing is. */
    Optional<String> problem();

    static SourceProbe of(ConnectorConfig config, Map<String, String> environment) {
        var missing = config.missingVariables(environment);
        if (!missing.isEmpty()) {
            return new Unresolved(String.join(", ", missing));
        }
        var settings = config.resolved(environment);
        return switch (settings.getOrDefault("connector.class", "")) {
            case "io.debezium.connector.mysql.MySqlConnector" -> MysqlProbe.of(settings);
            case "io.debezium.connector.postgresql.PostgresConnector" -> PostgresProbe.of(settings);
            case "io.debezium.connector.mongodb.MongoDbConnector" -> MongoProbe.of(settings);
            default -> new Unknown();
        };
    }

    /** The configuration names variables that nobody set. */
    record Unresolved(String variables) implements SourceProbe {
        @Override
        public Optional<String> problem() {
            return Optional.of(
                    "environment variable not set: " + variables + "; set it for Kafka Connect and for this program");
        }
    }

    /** A connector of a kind that nobody taught us to ask: Connect's own words must do. */
    record Unknown() implements SourceProbe {
        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }
    }
}
