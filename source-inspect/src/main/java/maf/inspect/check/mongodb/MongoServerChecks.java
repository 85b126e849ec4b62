package maf.inspect.check.mongodb;

import static maf.inspect.finding.CheckCode.MONGODB_ARBITER;
import static maf.inspect.finding.CheckCode.MONGODB_ENGINE;
import static maf.inspect.finding.CheckCode.MONGODB_IMAGES_EXPIRY;
import static maf.inspect.finding.CheckCode.MONGODB_OPLOG_WINDOW;
import static maf.inspect.finding.CheckCode.MONGODB_TOPOLOGY;
import static maf.inspect.finding.CheckCode.VERSION;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import maf.inspect.finding.Answer;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Host;
import maf.inspect.finding.SnapshotEstimate;

/** Whether the deployment has change streams, and keeps what they need. */
final class MongoServerChecks {
    private static final Duration ENOUGH = Duration.ofHours(24);

    private MongoServerChecks() {}

    /** @param set the name that the connection string asks for; null if for none */
    static List<Finding> topology(MongoFacts.Topology topology, String set) {
        return List.of(member(topology, set), arbiter(topology));
    }

    private static Finding member(MongoFacts.Topology topology, String set) {
        if (topology.isSharded()) {
            return Finding.ok(MONGODB_TOPOLOGY, "The server is a router of a sharded cluster");
        }
        if (topology.set().isEmpty()) {
            return Finding.failed(
                    MONGODB_TOPOLOGY,
                    "The server is in no replica set, and so has no log of changes",
                    "start mongod with --replSet rs0, then run rs.initiate()");
        }
        if (set != null && !set.equals(topology.set())) {
            return Finding.failed(
                    MONGODB_TOPOLOGY,
                    "The server is in replica set " + topology.set() + ", not " + set,
                    "in the source's file, in uri: replicaSet=" + topology.set());
        }
        return topology.primary().isEmpty()
                ? Finding.failed(
                        MONGODB_TOPOLOGY,
                        "Replica set " + topology.set() + " has no primary",
                        "rs.status() tells which members are missing: start them")
                : Finding.ok(MONGODB_TOPOLOGY, "The server is in replica set " + topology.set());
    }

    private static Finding arbiter(MongoFacts.Topology topology) {
        return topology.arbiters() == 0
                ? Finding.ok(MONGODB_ARBITER, "The replica set has no arbiter")
                : Finding.warning(
                        MONGODB_ARBITER,
                        "The replica set has an arbiter: while a member with data is away, change streams stand still",
                        "rs.remove(…) the arbiter, and rs.add(…) a member with data");
    }

    static Finding version(Answer<String> version) {
        return version.judge(
                VERSION,
                text -> Integer.parseInt(text.split("\\.", 2)[0]) >= 6
                        ? Finding.ok(VERSION, "MongoDB " + text)
                        : Finding.failed(
                                VERSION,
                                "MongoDB " + text
                                        + " keeps no images of documents: an update would arrive with whatever the"
                                        + " document has become since",
                                "upgrade to MongoDB 6.0 or newer, and set its feature compatibility version"));
    }

    static List<Finding> state(MongoFacts.State state, Host host, boolean isSharded) {
        return List.of(
                state.engine()
                        .judge(
                                MONGODB_ENGINE,
                                right("serverStatus on {cluster: true}", host),
                                MongoServerChecks::engine),
                isSharded
                        ? Finding.unknown(
                                MONGODB_OPLOG_WINDOW,
                                "A router does not tell: each shard has an oplog of its own",
                                "rs.printReplicationInfo() on each shard; at least 24 h")
                        : state.oplog()
                                .judge(
                                        MONGODB_OPLOG_WINDOW,
                                        right("serverStatus on {cluster: true} and collStats on local.oplog.rs", host),
                                        oplog -> oplog(oplog, host)),
                state.imagesKept()
                        .judge(
                                MONGODB_IMAGES_EXPIRY,
                                right("getClusterParameter on {cluster: true}", host),
                                MongoServerChecks::images));
    }

    private static String right(String right, Host host) {
        return "let the role of the reader have " + (host == Host.ATLAS ? "clusterMonitor" : right);
    }

    private static Finding engine(String engine) {
        return engine.equals("wiredTiger")
                ? Finding.ok(MONGODB_ENGINE, "The engine is wiredTiger")
                : Finding.warning(
                        MONGODB_ENGINE,
                        "The engine is " + engine + ": what it loses at a restart gives no events",
                        "start mongod with --storageEngine wiredTiger on a new member, and let it replicate");
    }

    private static Finding oplog(MongoFacts.Oplog oplog, Host host) {
        var text = "The oplog reaches back " + SnapshotEstimate.text(oplog.window());
        return !oplog.isFull() || oplog.window().compareTo(ENOUGH) >= 0
                ? Finding.ok(MONGODB_OPLOG_WINDOW, text)
                : Finding.warning(
                        MONGODB_OPLOG_WINDOW,
                        text + ": after a longer outage of the pipeline, every document must be read again",
                        host == Host.ATLAS
                                ? "in Atlas: Edit Configuration, Additional Settings, Minimum Oplog Window: 24 hours"
                                : "db.adminCommand({replSetResizeOplog: 1, minRetentionHours: 24})");
    }

    private static Finding images(Optional<Duration> kept) {
        if (kept.isEmpty()) {
            return Finding.ok(MONGODB_IMAGES_EXPIRY, "Images are kept for as long as the oplog reaches");
        }
        var text = "Images of documents are kept for " + SnapshotEstimate.text(kept.get());
        return kept.get().compareTo(ENOUGH) >= 0
                ? Finding.ok(MONGODB_IMAGES_EXPIRY, text)
                : Finding.warning(
                        MONGODB_IMAGES_EXPIRY,
                        text + ": after a longer outage of the pipeline, updates arrive without the document",
                        "db.adminCommand({setClusterParameter: {changeStreamOptions: {preAndPostImages: {expireAfterSeconds:"
                                + " 604800}}}})");
    }
}
