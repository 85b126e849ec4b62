package maf.inspect.check.mongodb;

import java.util.List;
import org.bson.Document;

/** What a user may do, as {@code connectionStatus} tells everybody of himself. */
record MongoPrivileges(List<Privilege> all) {
    /**
     * Actions on a resource.
     *
     * @param database empty: all; null: the resource is the cluster
     * @param collection empty: all
     */
    record Privilege(String database, String collection, List<String> actions) {}

    static MongoPrivileges of(List<Document> privileges) {
        return new MongoPrivileges(
                privileges.stream().map(MongoPrivileges::privilege).toList());
    }

    private static Privilege privilege(Document privilege) {
        var resource = privilege.get("resource", Document.class);
        var actions = privilege.getList("actions", String.class);
        if (resource.getBoolean("anyResource", false)) {
            return new Privilege("", "", actions);
        }
        return new Privilege(resource.getString("db"), resource.getString("collection"), actions);
    }

    /** Whether the action is allowed on this collection. */
    boolean on(String action, String database, String collection) {
        return all.stream()
                .anyMatch(privilege -> privilege.actions().contains(action)
                        && privilege.database() != null
                        && (privilege.database().isEmpty()
                                || privilege.database().equals(database))
                        && (privilege.collection().isEmpty()
                                || privilege.collection().equals(collection)));
    }

    /** Whether the action is allowed on every collection of the database. */
    boolean on(String action, String database) {
        return on(action, database, "");
    }

    /** Whether the action is allowed on every collection of every database. */
    boolean everywhere(String action) {
        return on(action, "", "");
    }
}
