package maf.inspect.check.mongodb;

import static maf.inspect.finding.CheckCode.MONGODB_GRANT_CHANGE_STREAM;
import static maf.inspect.finding.CheckCode.MONGODB_GRANT_FIND;
import static maf.inspect.finding.CheckCode.MONGODB_GRANT_LIST;
import static maf.inspect.finding.CheckCode.MONGODB_GRANT_READER;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Host;
import maf.source.Source;

/** Whether the users have the rights that they need. */
record MongoRightChecks(Source source, Host host) {
    List<Finding> capture(MongoPrivileges privileges, String user) {
        var findings = new ArrayList<Finding>();
        findings.add(each(MONGODB_GRANT_FIND, privileges, user, "find", "documents cannot be read"));
        findings.add(each(MONGODB_GRANT_CHANGE_STREAM, privileges, user, "changeStream", "changes cannot be followed"));
        findings.add(each(
                MONGODB_GRANT_LIST, privileges, user, "listCollections", "the connector does not learn what there is"));
        return findings;
    }

    Finding reader(MongoPrivileges privileges, String user) {
        return each(MONGODB_GRANT_READER, privileges, user, "find", "reconcile cannot compare them");
    }

    private Finding each(CheckCode check, MongoPrivileges privileges, String user, String action, String otherwise) {
        var lacking = source.scope().schemas().stream()
                .filter(database -> !privileges.on(action, database))
                .toList();
        return lacking.isEmpty()
                ? Finding.ok(check, "User " + user + " has " + action + " on every captured database")
                : Finding.failed(
                        check,
                        "User " + user + " lacks " + action + " on " + String.join(", ", lacking) + ": " + otherwise,
                        remedy(lacking, action, user));
    }

    private String remedy(List<String> databases, String action, String user) {
        if (host == Host.ATLAS) {
            return "in Atlas, Database Access: a custom role with " + action + " on " + String.join(", ", databases)
                    + ", and give it to " + user;
        }
        var role = "maf_" + user + "_" + action;
        return "db.adminCommand({createRole: '" + role + "', privileges: ["
                + databases.stream()
                        .map(database ->
                                "{resource: {db: '" + database + "', collection: ''}, actions: ['" + action + "']}")
                        .collect(Collectors.joining(", "))
                + "], roles: []}); db.adminCommand({grantRolesToUser: '" + user + "', roles: ['" + role + "']})";
    }
}
