package maf.inspect.prepare;

import static maf.inspect.check.mysql.MysqlNames.account;
import static maf.inspect.check.mysql.MysqlNames.quoted;
import static maf.inspect.check.mysql.MysqlNames.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import maf.inspect.connect.Login;
import maf.source.Source;
import maf.source.Users;

/** What MySQL's administrator runs. */
record MysqlPreparation(Source source, Function<Users.User, Login> login) {
    List<Step> steps() {
        var steps = new ArrayList<Step>();
        source.capture().signals().ifPresent(name -> steps.add(signals(name)));
        source.canary().ifPresent(name -> steps.add(canaryTable(name)));
        var users = source.users();
        var capture = user(users.capture(), "The user who captures", steps);
        steps.add(Step.of(
                "It reads the log, and takes a consistent snapshot",
                "GRANT RELOAD, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO " + capture));
        select(capture, steps);
        source.capture()
                .signals()
                .ifPresent(name -> steps.add(Step.of("It reads signals", grant("SELECT", name, capture))));
        if (!users.reader().equals(users.capture())) {
            var reader = user(users.reader(), "The user who reads, to compare", steps);
            select(reader, steps);
            steps.add(Step.of("It asks how far the log reaches", "GRANT REPLICATION CLIENT ON *.* TO " + reader));
        }
        users.canary()
                .ifPresent(canary -> source.canary().ifPresent(name -> {
                    var account = user(canary, "The user who writes the canary's row", steps);
                    steps.add(Step.of("It writes that row alone", grant("SELECT, INSERT, UPDATE", name, account)));
                }));
        return steps;
    }

    private String user(Users.User user, String about, List<Step> steps) {
        var known = login.apply(user);
        var account = account(known.name());
        steps.add(new Step(
                about,
                "CREATE USER IF NOT EXISTS " + account + " IDENTIFIED BY " + text(known.password()),
                "DROP USER IF EXISTS " + account));
        steps.add(Step.of(about, "ALTER USER " + account + " IDENTIFIED BY " + text(known.password())));
        return account;
    }

    private void select(String account, List<Step> steps) {
        var tables = ScopeTables.of(source.scope());
        if (tables.areNamed()) {
            tables.names()
                    .forEach(table -> steps.add(Step.of(
                            "It reads the table", grant("SELECT", table.schema() + "." + table.table(), account))));
        } else {
            source.scope()
                    .schemas()
                    .forEach(database -> steps.add(Step.of(
                            "It reads the tables",
                            "GRANT SELECT ON "
                                    + quoted(database.replace("_", "\\_").replace("%", "\\%")) + ".* TO " + account)));
        }
    }

    private static Step signals(String name) {
        return new Step(
                "A row here asks for rows to be read again",
                "CREATE TABLE IF NOT EXISTS " + table(name)
                        + " (id VARCHAR(64) NOT NULL PRIMARY KEY, type VARCHAR(32) NOT NULL, data TEXT)",
                "DROP TABLE IF EXISTS " + table(name));
    }

    private static Step canaryTable(String name) {
        return new Step(
                "The canary's row",
                "CREATE TABLE IF NOT EXISTS " + table(name) + " (slot INT NOT NULL PRIMARY KEY, probe BIGINT NOT NULL)",
                "DROP TABLE IF EXISTS " + table(name));
    }

    private static String grant(String rights, String name, String account) {
        return "GRANT " + rights + " ON " + table(name) + " TO " + account;
    }

    private static String table(String name) {
        var dot = name.indexOf('.');
        return quoted(name.substring(0, dot)) + "." + quoted(name.substring(dot + 1));
    }
}
