package maf.inspect.check.postgres;

import static maf.inspect.finding.CheckCode.LOGIN;
import static maf.inspect.finding.CheckCode.READER_LOGIN;

import java.util.ArrayList;
import java.util.List;
import maf.inspect.check.login.JdbcLogin;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.Finding;

/** Everything that can be wrong with PostgreSQL as a source. */
public final class PostgresCheck {
    private PostgresCheck() {}

    /** Asks the server, of which it is known that something listens there. */
    public static List<Finding> of(SourceConnections connections) {
        var findings = new ArrayList<Finding>();
        var source = connections.source();
        var users = source.users();
        new JdbcLogin(connections, LOGIN, users.capture())
                .ask(findings, (connection, login) -> new PostgresReader(connection, source).facts(connections, login))
                .ifPresent(facts -> {
                    var database =
                            connections.environment().resolve(source.scope().database());
                    var judge = new PostgresJudge(source, database, facts);
                    findings.addAll(judge.findings());
                    if (!users.reader().equals(users.capture())) {
                        new JdbcLogin(connections, READER_LOGIN, users.reader())
                                .ask(
                                        findings,
                                        (connection, login) -> judge.reader(
                                                new PostgresReader(connection, source).tables(), login.name()))
                                .ifPresent(findings::addAll);
                    }
                });
        return findings;
    }
}
