package maf.inspect.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import maf.inspect.connect.Login;
import maf.source.Source;
import maf.source.Users;
import org.bson.Document;

/** What MongoDB's administrator runs, as commands that its shell and every driver take. */
record MongoPreparation(Source source, Function<Users.User, Login> login) {
    private static final int WEEK_SECONDS = 7 * 24 * 3_600;

    List<Step> steps() {
        var steps = new ArrayList<Step>();
        Stream.of(source.capture().signals(), source.canary())
                .flatMap(Optional::stream)
                .forEach(name -> collection(name, steps));
        ScopeTables.of(source.scope()).names().forEach(table -> steps.add(images(table.schema(), table.table())));
        steps.add(Step.of(
                "Images are kept for as long as the pipeline may be away",
                command(
                        "admin",
                        new Document(
                                "setClusterParameter",
                                new Document(
                                        "changeStreamOptions",
                                        new Document(
                                                "preAndPostImages",
                                                new Document("expireAfterSeconds", WEEK_SECONDS)))))));
        var databases = source.scope().schemas();
        var users = source.users();
        role(users.capture(), "capture", captures(databases), "The user who captures", steps);
        if (!users.reader().equals(users.capture())) {
            role(
                    users.reader(),
                    "reader",
                    reads(databases),
                    "The user who reads, to compare, and asks for the state",
                    steps);
        }
        users.canary()
                .ifPresent(canary -> source.canary()
                        .ifPresent(name -> role(
                                canary,
                                "canary",
                                List.of(privilegeOn(name, "find", "insert", "update")),
                                "The user who writes the canary's row",
                                steps)));
        return steps;
    }

    /**
     * Of several databases, the connector follows the whole deployment. It marks the parts of an incremental snapshot by documents
     * of its own beside the signal.
     */
    private List<Document> captures(List<String> databases) {
        var all = new ArrayList<>(databases.stream()
                .map(database -> privilege(database, "", "find", "changeStream", "listCollections"))
                .toList());
        if (databases.size() > 1) {
            all.add(privilege("", "", "find", "changeStream"));
        }
        source.capture().signals().ifPresent(name -> all.add(privilegeOn(name, "insert")));
        return all;
    }

    private static List<Document> reads(List<String> databases) {
        var all = new ArrayList<>(databases.stream()
                .map(database -> privilege(database, "", "find", "listCollections"))
                .toList());
        all.add(new Document("resource", new Document("cluster", true))
                .append(
                        "actions",
                        List.of("serverStatus", "replSetGetStatus", "replSetGetConfig", "getClusterParameter")));
        all.add(privilege("local", "oplog.rs", "collStats"));
        return all;
    }

    private static Document privilegeOn(String name, String... actions) {
        var dot = name.indexOf('.');
        return privilege(name.substring(0, dot), name.substring(dot + 1), actions);
    }

    private static Document privilege(String database, String collection, String... actions) {
        return new Document("resource", new Document("db", database).append("collection", collection))
                .append("actions", List.of(actions));
    }

    private void role(Users.User user, String part, List<Document> privileges, String about, List<Step> steps) {
        var known = login.apply(user);
        var role = "maf_" + source.name() + "_" + part;
        steps.add(new Step(
                about,
                command(
                        "admin",
                        new Document("createRole", role)
                                .append("privileges", privileges)
                                .append("roles", List.of())),
                command("admin", new Document("dropRole", role))));
        steps.add(Step.of(about, command("admin", new Document("updateRole", role).append("privileges", privileges))));
        steps.add(new Step(
                about,
                command(
                        "admin",
                        new Document("createUser", known.name())
                                .append("pwd", known.password())
                                .append("roles", List.of(role))),
                command("admin", new Document("dropUser", known.name()))));
        steps.add(Step.of(
                about, command("admin", new Document("updateUser", known.name()).append("pwd", known.password()))));
        steps.add(Step.of(
                about,
                command("admin", new Document("grantRolesToUser", known.name()).append("roles", List.of(role)))));
    }

    private static void collection(String name, List<Step> steps) {
        var dot = name.indexOf('.');
        var database = name.substring(0, dot);
        var collection = name.substring(dot + 1);
        steps.add(new Step(
                "A document in " + name + " is a signal or the canary's",
                command(database, new Document("create", collection)),
                command(database, new Document("drop", collection))));
        steps.add(images(database, collection));
    }

    private static Step images(String database, String collection) {
        return new Step(
                "Updates of " + database + "." + collection + " come with the whole document",
                command(database, images(collection, true)),
                command(database, images(collection, false)));
    }

    private static Document images(String collection, boolean enabled) {
        return new Document("collMod", collection)
                .append("changeStreamPreAndPostImages", new Document("enabled", enabled));
    }

    private static String command(String database, Document command) {
        return "db.getSiblingDB('" + database + "').runCommand(" + command.toJson() + ")";
    }
}
