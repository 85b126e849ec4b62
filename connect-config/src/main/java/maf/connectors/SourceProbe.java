package maf.connectors;

import java.util.Map;
import java.util.Optional;

/**
 * Checks whether a source can be captured, as the connector's own user and through a real driver. Connect answers the same
 * question with a NullPointerException or a stack trace.
 */
sealed interface SourceProbe
        permits MysqlProbe, PostgresProbe, MongoProbe, SourceProbe.Unresolved, SourceProbe.Unknown {
    /** How long a server may take to answer, in milliseconds; it is in the same network. */
    int TIMEOUT_MS = 3_000;

    /** Returns the problem and what to do, in one line without secrets; empty if there is no problem. */
    Optional<String> problem();

    /** Puts a message of several lines into one. */
    static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    static SourceProbe of(ConnectorConfig config, Map<String, String> environment) {
        var missing = config.missingVariables(environment);
        if (!missing.isEmpty()) {
            return new Unresolved(String.join(", ", missing));
        }
        var settings = config.resolved(environment);
        return switch (settings.getOrDefault("connector.class", "")) {
            case "maf.capture.mysql.MysqlSourceConnector", "io.debezium.connector.mysql.MySqlConnector" ->
                MysqlProbe.of(settings);
            case "io.debezium.connector.postgresql.PostgresConnector" -> PostgresProbe.of(settings);
            case "io.debezium.connector.mongodb.MongoDbConnector" -> MongoProbe.of(settings);
            default -> new Unknown();
        };
    }

    /** The configuration refers to environment variables that are not set. */
    record Unresolved(String variables) implements SourceProbe {
        @Override
        public Optional<String> problem() {
            return Optional.of(
                    "environment variable not set: " + variables + "; set it for Kafka Connect and for this program");
        }
    }

    /** A connector of another class, which no probe supports: only Connect's own messages are available. */
    record Unknown() implements SourceProbe {
        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }
    }
}
