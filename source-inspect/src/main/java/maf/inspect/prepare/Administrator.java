package maf.inspect.prepare;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.source.SourceKind;
import org.bson.Document;

/**
 * Runs steps as an administrator, whose login nobody keeps.
 *
 * @param login given for this once
 */
public record Administrator(SourceConnections connections, Login login) {
    /** The collection, user or role exists already. */
    private static final Set<Integer> MADE_BEFORE = Set.of(48, 51002, 51003);

    private static final Pattern COMMAND = Pattern.compile(
            "db\\.(?:getSiblingDB\\('([^']+)'\\)\\.)?(?:runCommand|adminCommand)\\((\\{.*})\\)", Pattern.DOTALL);

    /**
     * Runs each step, up to the first that the server refuses.
     *
     * @param done is told of each step that was run
     * @throws SQLException if MySQL or PostgreSQL refuses one
     * @throws com.mongodb.MongoException if MongoDB does
     */
    public void run(List<Step> steps, Consumer<Step> done) throws SQLException {
        if (connections.source().kind() == SourceKind.MONGODB) {
            try (var client = connections.mongo(login)) {
                for (var step : steps) {
                    run(client, step.statement());
                    done.accept(step);
                }
            }
            return;
        }
        try (var connection = connections.jdbc(login, Map.of());
                var statement = connection.createStatement()) {
            for (var step : steps) {
                statement.execute(step.statement());
                done.accept(step);
            }
        }
    }

    private static void run(MongoClient client, String statement) {
        var match = COMMAND.matcher(statement);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a command of MongoDB: " + statement);
        }
        try {
            client.getDatabase(match.group(1) == null ? "admin" : match.group(1))
                    .runCommand(Document.parse(match.group(2)));
        } catch (MongoCommandException e) {
            if (!MADE_BEFORE.contains(e.getErrorCode())) {
                throw e;
            }
        }
    }
}
