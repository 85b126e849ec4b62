package maf.inspect.check;

import java.util.ArrayList;
import java.util.List;
import maf.inspect.check.login.Reachability;
import maf.inspect.check.mongodb.MongoCheck;
import maf.inspect.check.mysql.MysqlCheck;
import maf.inspect.check.postgres.PostgresCheck;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.ServerWords;
import maf.inspect.finding.Verdict;
import maf.source.Environment;
import maf.source.Source;
import maf.source.SourceKind;
import maf.source.UnresolvedReferenceException;

/** Everything that can be wrong with a source, asked of its server. */
public final class SourceCheck {
    private SourceCheck() {}

    /** Asks the server now. Whatever is tried there is undone. */
    public static SourceReport of(Source source, Environment environment) {
        var findings = new ArrayList<Finding>();
        var server = "";
        try {
            var connections = new SourceConnections(source, environment);
            server = connections.host() + ":" + connections.port();
            findings.addAll(check(connections));
        } catch (UnresolvedReferenceException e) {
            findings.add(Finding.failed(CheckCode.REACHABLE, e.getMessage(), "set it, or correct the source's file"));
        } catch (RuntimeException e) { // a fault of ours must not look like a healthy source
            findings.add(Finding.unknown(
                    CheckCode.REACHABLE,
                    "The check ended with " + e.getClass().getSimpleName() + ": " + ServerWords.of(e),
                    ""));
        }
        return new SourceReport(source.name(), source.kind().code(), server, findings);
    }

    private static List<Finding> check(SourceConnections connections) {
        var findings = new ArrayList<Finding>();
        if (connections.source().kind() == SourceKind.MONGODB) {
            findings.addAll(MongoCheck.of(connections));
        } else {
            var reachability = Reachability.of(connections.host(), connections.port());
            findings.add(reachability.finding());
            if (reachability.isReachable()) {
                findings.addAll(
                        connections.source().kind() == SourceKind.MYSQL
                                ? MysqlCheck.of(connections)
                                : PostgresCheck.of(connections));
            }
        }
        if (findings.stream().anyMatch(SourceCheck::isLogin)
                && findings.stream().noneMatch(finding -> finding.check() == CheckCode.TLS)) {
            findings.add(Reachability.encryption(connections.source().tls(), connections.host()));
        }
        return findings;
    }

    private static boolean isLogin(Finding finding) {
        return finding.check() == CheckCode.LOGIN && finding.verdict() == Verdict.OK;
    }
}
