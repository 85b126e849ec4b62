package maf.inspect.check.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import maf.inspect.check.login.Reachability;
import maf.inspect.check.login.Refusal;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import org.bson.Document;

/**
 * Asks a server of the connection string what it is, without a login: a driver that searches for the replica set
 * tells only that it found none.
 */
record DirectHello(SourceConnections connections) {
    private static final int TIMEOUT_SECONDS = 5;

    /** Empty for {@code mongodb+srv}, and if no server answers, which becomes a finding. */
    Optional<MongoFacts.Topology> ask(List<Finding> findings) {
        var uri = new ConnectionString(connections.mongoUri());
        if (uri.isSrvProtocol()) {
            return Optional.empty();
        }
        var servers = uri.getHosts().stream().map(ServerAddress::new).toList();
        var reached = servers.stream()
                .map(server -> Reachability.of(server.getHost(), server.getPort()))
                .toList();
        for (var at = 0; at < servers.size(); at++) {
            if (reached.get(at).isReachable()) {
                findings.add(reached.get(at).finding());
                return ask(uri, servers.get(at), findings);
            }
        }
        findings.add(reached.get(0).finding());
        return Optional.empty();
    }

    private Optional<MongoFacts.Topology> ask(ConnectionString uri, ServerAddress server, List<Finding> findings) {
        var settings = connections
                .mongoSettings(uri)
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(server))
                        .mode(ClusterConnectionMode.SINGLE)
                        .requiredReplicaSetName(null)
                        .serverSelectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .build();
        try (var client = MongoClients.create(settings)) {
            return Optional.of(MongoReader.topology(client.getDatabase("admin").runCommand(new Document("hello", 1))));
        } catch (MongoException e) {
            findings.add(new Refusal(CheckCode.LOGIN, "").other(e));
            return Optional.empty();
        }
    }
}
