package maf.inspect.check.mysql;

import static maf.inspect.finding.CheckCode.LOGIN;
import static maf.inspect.finding.CheckCode.READER_LOGIN;

import java.util.ArrayList;
import java.util.List;
import maf.inspect.check.login.JdbcLogin;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.Finding;

/** Everything that can be wrong with MySQL as a source. */
public final class MysqlCheck {
    private MysqlCheck() {}

    /** Asks the server, of which it is known that something listens there. */
    public static List<Finding> of(SourceConnections connections) {
        var findings = new ArrayList<Finding>();
        var source = connections.source();
        var users = source.users();
        new JdbcLogin(connections, LOGIN, users.capture())
                .ask(findings, (connection, login) -> new MysqlReader(connection, source).facts(connections, login))
                .ifPresent(facts -> {
                    var judge = new MysqlJudge(source, facts);
                    findings.addAll(judge.findings());
                    if (!users.reader().equals(users.capture())) {
                        new JdbcLogin(connections, READER_LOGIN, users.reader())
                                .ask(
                                        findings,
                                        (connection, login) -> judge.reader(
                                                new MysqlReader(connection, source).grants(), login.name()))
                                .ifPresent(findings::addAll);
                    }
                });
        return findings;
    }
}
