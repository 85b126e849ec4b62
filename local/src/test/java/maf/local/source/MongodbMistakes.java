package maf.local.source;

import static maf.inspect.finding.CheckCode.LOGIN;
import static maf.inspect.finding.CheckCode.MONGODB_CAPPED;
import static maf.inspect.finding.CheckCode.MONGODB_CHANGE_STREAM;
import static maf.inspect.finding.CheckCode.MONGODB_DOCUMENT_SIZE;
import static maf.inspect.finding.CheckCode.MONGODB_ENGINE;
import static maf.inspect.finding.CheckCode.MONGODB_GRANT_CHANGE_STREAM;
import static maf.inspect.finding.CheckCode.MONGODB_GRANT_FIND;
import static maf.inspect.finding.CheckCode.MONGODB_GRANT_LIST;
import static maf.inspect.finding.CheckCode.MONGODB_GRANT_READER;
import static maf.inspect.finding.CheckCode.MONGODB_IMAGES;
import static maf.inspect.finding.CheckCode.MONGODB_IMAGES_EXPIRY;
import static maf.inspect.finding.CheckCode.MONGODB_OPLOG_WINDOW;
import static maf.inspect.finding.CheckCode.MONGODB_TOPOLOGY;
import static maf.inspect.finding.CheckCode.REACHABLE;
import static maf.inspect.finding.CheckCode.READER_LOGIN;
import static maf.inspect.finding.CheckCode.SIGNAL_TABLE;
import static maf.inspect.finding.CheckCode.TABLE_KIND;
import static maf.inspect.finding.CheckCode.TABLE_MISSING;
import static maf.inspect.finding.CheckCode.TABLE_NAME_COLLISION;
import static maf.inspect.finding.CheckCode.TLS;

import java.util.List;
import maf.inspect.finding.CheckCode;

/** What can be wrong with {@link ForeignMongodb}. */
final class MongodbMistakes {
    /** Takes back what any of them planted. */
    static final List<String> CLEANING = List.of(
            "letters {drop: 'post'}",
            "letters {drop: 'a_b'}",
            "admin {grantPrivilegesToRole: 'look', privileges: [{resource: {db: 'letters', collection: ''}, actions: ['find']}]}");

    private static final String RIGHTS = "admin {%sPrivilegesFromRole: '%s', privileges: [{resource: {db: 'letters',"
            + " collection: ''}, actions: ['%s']}]}";

    private MongodbMistakes() {}

    /** Those that a running server can be brought to. */
    static List<PlantedMistake> running() {
        return List.of(
                revoked(MONGODB_GRANT_FIND, "follow", "find").alsoNamedBy(MONGODB_CHANGE_STREAM),
                revoked(MONGODB_GRANT_CHANGE_STREAM, "follow", "changeStream").alsoNamedBy(MONGODB_CHANGE_STREAM),
                revoked(MONGODB_GRANT_LIST, "follow", "listCollections").alsoNamedBy(TABLE_MISSING),
                revoked(MONGODB_GRANT_READER, "look", "find"),
                of(
                                MONGODB_ENGINE,
                                "may not be asked",
                                "admin {revokePrivilegesFromRole: 'look', privileges: [{resource: {cluster: true}, actions:"
                                        + " ['serverStatus', 'getClusterParameter']}]}")
                        .alsoNamedBy(MONGODB_OPLOG_WINDOW, MONGODB_IMAGES_EXPIRY)
                        .undoneBy(
                                "admin {grantPrivilegesToRole: 'look', privileges: [{resource: {cluster: true}, actions:"
                                        + " ['serverStatus', 'getClusterParameter']}]}"),
                of(MONGODB_IMAGES, "off", "letters {collMod: 'mail', changeStreamPreAndPostImages: {enabled: false}}")
                        .at("letters.mail"),
                of(MONGODB_IMAGES, "never", "letters {create: 'post'}").at("letters.post"),
                of(
                        MONGODB_IMAGES_EXPIRY,
                        "ten minutes",
                        "admin {setClusterParameter: {changeStreamOptions: {preAndPostImages: {expireAfterSeconds: 600}}}}"),
                of(
                                MONGODB_CAPPED,
                                "capped",
                                "letters {create: 'post', capped: true, size: 4096, changeStreamPreAndPostImages: {enabled: true}}")
                        .at("letters.post")
                        .undoneBy("letters {drop: 'post'}"),
                of(TABLE_KIND, "a time series", "letters {create: 'post', timeseries: {timeField: 't'}}")
                        .at("letters.post")
                        .undoneBy("letters {drop: 'post'}"),
                of(TABLE_KIND, "a view", "letters {create: 'post', viewOn: 'mail', pipeline: []}")
                        .inFile(text -> text + "tables: [mail, post]\n")
                        .at("letters.post")
                        .undoneBy("letters {drop: 'post'}"),
                of(
                                TABLE_NAME_COLLISION,
                                "a dot and an underscore",
                                "letters {create: 'a.b', changeStreamPreAndPostImages: {enabled: true}}",
                                "letters {create: 'a_b', changeStreamPreAndPostImages: {enabled: true}}")
                        .at("letters.a.b")
                        .undoneBy("letters {drop: 'a.b'}"),
                of(
                                MONGODB_DOCUMENT_SIZE,
                                "9 MB",
                                "letters {insert: 'mail', documents: [{_id: 9, text: '" + "x".repeat(9 * 1024 * 1024)
                                        + "'}]}")
                        .at("letters.mail")
                        .undoneBy("letters {delete: 'mail', deletes: [{q: {_id: 9}, limit: 1}]}"),
                of(TABLE_MISSING, "a database that is not there")
                        .inFile("[letters]", "[letterz]")
                        .alsoNamedBy(
                                MONGODB_GRANT_FIND,
                                MONGODB_GRANT_CHANGE_STREAM,
                                MONGODB_GRANT_LIST,
                                MONGODB_GRANT_READER,
                                MONGODB_CHANGE_STREAM,
                                SIGNAL_TABLE),
                of(TABLE_MISSING, "a collection that is not there")
                        .inFile(text -> text + "tables: [mail, parcel]\n")
                        .at("parcel"),
                of(SIGNAL_TABLE, "dropped", "letters {drop: 'signals'}")
                        .undoneBy("letters {create: 'signals', changeStreamPreAndPostImages: {enabled: true}}"),
                of(MONGODB_TOPOLOGY, "another replica set").inFile("replicaSet=crew", "replicaSet=rs0"),
                of(LOGIN, "another password", "admin {updateUser: 'follower', pwd: 'other'}")
                        .undoneBy("admin {updateUser: 'follower', pwd: 'c'}"),
                of(LOGIN, "another database knows the user")
                        .inFile("replicaSet=crew", "replicaSet=crew&authSource=letters")
                        .alsoNamedBy(READER_LOGIN),
                of(LOGIN, "no password").inFile("POST_CDC_PASSWORD", "UNSET_CDC_PASSWORD"),
                of(READER_LOGIN, "dropped", "admin {dropUser: 'rita'}")
                        .undoneBy("admin {createUser: 'rita', pwd: 'r', roles: ['look']}"),
                of(REACHABLE, "no such host").inFile("127.0.0.1", "no-such-host.invalid"),
                of(REACHABLE, "nothing listens").inFile(text -> text.replaceFirst("127.0.0.1:\\d+", "127.0.0.1:1")),
                of(TLS, "a server without a certificate").inFile(text -> text + "tls: {mode: require}\n"));
    }

    /** Those that need another start of the server. */
    static List<PlantedMistake> started() {
        return List.of(of(MONGODB_TOPOLOGY, "no replica set").startedWith("standalone"));
    }

    private static PlantedMistake of(CheckCode check, String name, String... statements) {
        return PlantedMistake.of(check, name, statements);
    }

    private static PlantedMistake revoked(CheckCode check, String role, String action) {
        return of(check, action + " revoked", RIGHTS.formatted("revoke", role, action));
    }
}
