package maf.verifier.changelog;

import maf.verifier.source.ConnectionUse;
import maf.verifier.source.SourceLogin;
import maf.verifier.source.mongo.LazyMongoClient;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** MongoDB overwrites the oldest part of its oplog. {@code serverStatus} tells both ends, so the oplog itself is not read. */
final class MongoOplog implements ChangeLog {
    private static final BsonDocument STATUS = status();

    private final LazyMongoClient client;

    MongoOplog(SourceLogin login) {
        client = new LazyMongoClient(login, ConnectionUse.PROBE);
    }

    /** Excludes sections that are not needed. A section of a newer version would only cost time. */
    private static BsonDocument status() {
        var command = new BsonDocument("serverStatus", new BsonInt32(1)).append("oplog", new BsonInt32(1));
        for (var section : new String[] {"metrics", "wiredTiger", "tcmalloc", "locks", "repl", "opLatencies"}) {
            command.append(section, new BsonInt32(0));
        }
        return command;
    }

    @Override
    public ChangeLogState read() {
        var answer = client.get().getDatabase("admin").runCommand(STATUS, BsonDocument.class);
        var oplog = answer.getDocument("oplog", new BsonDocument());
        var first = oplog.get("earliestOptime");
        var last = oplog.get("latestOptime");
        return first == null || last == null
                ? ChangeLogState.UNKNOWN
                : ChangeLogState.window((double) seconds(last) - seconds(first));
    }

    /** Either a timestamp or {@code {ts, t}}. */
    private static int seconds(BsonValue optime) {
        return (optime.isDocument() ? optime.asDocument().getTimestamp("ts") : optime.asTimestamp()).getTime();
    }

    @Override
    public void close() {
        client.close();
    }
}
