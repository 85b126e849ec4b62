package maf.inspect.prepare;

import static maf.inspect.check.postgres.PostgresNames.quoted;
import static maf.inspect.check.postgres.PostgresNames.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.Host;
import maf.source.Environment;
import maf.source.Source;
import maf.source.Users;

/** What PostgreSQL's administrator runs, in the database of the source. */
record PostgresPreparation(Source source, Environment environment, Function<Users.User, Login> login) {
    List<Step> steps() {
        var steps = new ArrayList<Step>();
        source.capture().signals().ifPresent(name -> steps.add(signals(name)));
        source.canary().ifPresent(name -> steps.add(canaryTable(name)));
        var users = source.users();
        var capture = role(users.capture(), "The role that captures", steps);
        steps.add(Step.of("It uses a replication slot", replication(capture)));
        select(capture, steps);
        source.capture()
                .signals()
                .ifPresent(name ->
                        steps.add(Step.of("It reads signals", "GRANT SELECT ON " + table(name) + " TO " + capture)));
        if (!users.reader().equals(users.capture())) {
            select(role(users.reader(), "The role that reads, to compare", steps), steps);
        }
        users.canary()
                .ifPresent(canary -> source.canary().ifPresent(name -> {
                    var role = role(canary, "The role that writes the canary's row", steps);
                    steps.add(Step.of(
                            "It writes that row alone",
                            "GRANT USAGE ON SCHEMA " + quoted(name.substring(0, name.indexOf('.'))) + " TO " + role));
                    steps.add(Step.of(
                            "It writes that row alone",
                            "GRANT SELECT, INSERT, UPDATE ON " + table(name) + " TO " + role));
                }));
        publication(steps);
        return steps;
    }

    private String role(Users.User user, String about, List<Step> steps) {
        var known = login.apply(user);
        var role = quoted(known.name());
        steps.add(new Step(
                about,
                unless("pg_roles WHERE rolname = " + text(known.name()), "CREATE ROLE " + role),
                "DROP OWNED BY " + role + "; DROP ROLE " + role));
        steps.add(Step.of(about, "ALTER ROLE " + role + " LOGIN PASSWORD " + text(known.password())));
        steps.add(Step.of(
                about,
                "GRANT CONNECT ON DATABASE "
                        + quoted(environment.resolve(source.scope().database())) + " TO " + role));
        return role;
    }

    private String replication(String role) {
        var host = Host.of(new SourceConnections(source, environment).host());
        return host == Host.RDS || host == Host.AURORA
                ? "GRANT rds_replication TO " + role
                : "ALTER ROLE " + role + " REPLICATION";
    }

    private void select(String role, List<Step> steps) {
        var tables = ScopeTables.of(source.scope());
        for (var schema : source.scope().schemas()) {
            steps.add(Step.of("It reads the tables", "GRANT USAGE ON SCHEMA " + quoted(schema) + " TO " + role));
            if (!tables.areNamed()) {
                steps.add(Step.of(
                        "It reads the tables",
                        "GRANT SELECT ON ALL TABLES IN SCHEMA " + quoted(schema) + " TO " + role));
                steps.add(new Step(
                        "It reads tables that this administrator makes later",
                        "ALTER DEFAULT PRIVILEGES IN SCHEMA " + quoted(schema) + " GRANT SELECT ON TABLES TO " + role,
                        "ALTER DEFAULT PRIVILEGES IN SCHEMA " + quoted(schema) + " REVOKE SELECT ON TABLES FROM "
                                + role));
            }
        }
        tables.names()
                .forEach(table ->
                        steps.add(Step.of("It reads the table", "GRANT SELECT ON " + table(table) + " TO " + role)));
    }

    private void publication(List<Step> steps) {
        var name = source.capture().publication();
        steps.add(new Step(
                "What the connector is told",
                unless("pg_publication WHERE pubname = " + text(name), "CREATE PUBLICATION " + quoted(name)),
                "DROP PUBLICATION IF EXISTS " + quoted(name)));
        var tables = ScopeTables.of(source.scope());
        var named = new ArrayList<>(
                tables.names().stream().map(PostgresPreparation::table).toList());
        source.capture().signals().ifPresent(signals -> named.add(table(signals)));
        source.canary().ifPresent(canary -> named.add(table(canary)));
        steps.add(Step.of(
                "It tells of the captured tables",
                "ALTER PUBLICATION " + quoted(name) + " SET "
                        + (tables.areNamed()
                                ? "TABLE " + named.stream().distinct().collect(Collectors.joining(", "))
                                : "TABLES IN SCHEMA "
                                        + source.scope().schemas().stream()
                                                .map(schema -> quoted(schema))
                                                .collect(Collectors.joining(", ")))));
        steps.add(Step.of(
                "It tells of every operation, and of partitions under the name of the whole table",
                "ALTER PUBLICATION " + quoted(name)
                        + " SET (publish = 'insert, update, delete, truncate', publish_via_partition_root = true)"));
    }

    private static String unless(String found, String statement) {
        return "DO $$ BEGIN IF NOT EXISTS (SELECT FROM " + found + ") THEN " + statement + "; END IF; END $$";
    }

    private static Step signals(String name) {
        return new Step(
                "A row here asks for rows to be read again",
                "CREATE TABLE IF NOT EXISTS " + table(name)
                        + " (id varchar(64) PRIMARY KEY, type varchar(32) NOT NULL, data text)",
                "DROP TABLE IF EXISTS " + table(name));
    }

    private static Step canaryTable(String name) {
        return new Step(
                "The canary's row",
                "CREATE TABLE IF NOT EXISTS " + table(name) + " (slot integer PRIMARY KEY, probe bigint NOT NULL)",
                "DROP TABLE IF EXISTS " + table(name));
    }

    private static String table(ScopeTables.Name name) {
        return quoted(name.schema()) + "." + quoted(name.table());
    }

    private static String table(String name) {
        var dot = name.indexOf('.');
        return quoted(name.substring(0, dot)) + "." + quoted(name.substring(dot + 1));
    }
}
