package maf.local.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import maf.local.process.Home;
import maf.local.process.PipelineException;
import maf.local.process.ProgressLog;
import maf.local.servers.Pipeline;
import org.bson.BsonDocument;
import org.bson.json.JsonParseException;
import org.bson.json.JsonWriterSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Statements in a source, as its administrator. */
public final class SourceCommands {
    private SourceCommands() {}

    private static Pipeline with(String source) {
        var pipeline = Pipeline.open(Home.find(), new ProgressLog(System.err));
        if (pipeline.process(source).isEmpty()) {
            throw new PipelineException(source + " does not run: start it with ./pipeline up");
        }
        return pipeline;
    }

    private static int run(Connection opened, String sql) throws SQLException {
        try (var connection = opened;
                var statement = connection.createStatement()) {
            new CsvPrinter(System.out).run(statement, sql);
        }
        return 0;
    }

    /** {@code mysql -e TEXT}. */
    @Command(name = "mysql", description = "Run a statement in MySQL, database maf.")
    public static final class Mysql implements Callable<Integer> {
        @Option(names = "-e", paramLabel = "TEXT", required = true)
        private String sql;

        @Override
        public Integer call() throws SQLException {
            var connection = with("mysql").mysql();
            connection.setCatalog("maf");
            return run(connection, sql);
        }
    }

    /** {@code psql -e TEXT}. */
    @Command(name = "psql", description = "Run a statement in PostgreSQL, database maf.")
    public static final class Psql implements Callable<Integer> {
        @Option(names = "-e", paramLabel = "TEXT", required = true)
        private String sql;

        @Override
        public Integer call() throws SQLException {
            return run(with("postgres").postgres(), sql);
        }
    }

    /** {@code mongo -e TEXT}. */
    @Command(name = "mongo", description = "Run an extended JSON command in MongoDB, database maf.")
    public static final class Mongo implements Callable<Integer> {
        private static final JsonWriterSettings READABLE =
                JsonWriterSettings.builder().indent(true).build();

        /** Fields of every reply that are of interest only to drivers. */
        private static final List<String> CLUSTER_GOSSIP =
                List.of("$clusterTime", "operationTime", "electionId", "opTime");

        @Option(names = "-e", paramLabel = "TEXT", required = true)
        private String command;

        @Override
        public Integer call() {
            try (var client = with("mongodb").mongodb()) {
                var reply = client.getDatabase("maf").runCommand(BsonDocument.parse(command), BsonDocument.class);
                CLUSTER_GOSSIP.forEach(reply::remove);
                System.out.println(reply.toJson(READABLE));
                return reply.containsKey("writeErrors") || reply.containsKey("writeConcernError") ? 1 : 0;
            } catch (JsonParseException e) {
                throw new PipelineException("Not an extended JSON command: " + e.getMessage(), e);
            } catch (com.mongodb.MongoException e) {
                throw new PipelineException(e.getMessage(), e);
            }
        }
    }
}
