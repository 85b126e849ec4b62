package maf.inspect.check.mongodb;

import static maf.inspect.finding.CheckCode.LOGIN;
import static maf.inspect.finding.CheckCode.MONGODB_CHANGE_STREAM;
import static maf.inspect.finding.CheckCode.MONGODB_GRANT_FIND;
import static maf.inspect.finding.CheckCode.MONGODB_GRANT_READER;
import static maf.inspect.finding.CheckCode.READER_LOGIN;
import static maf.inspect.finding.CheckCode.TABLE_MISSING;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import maf.inspect.check.login.JdbcLogin;
import maf.inspect.check.login.Refusal;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.ServerClock;
import maf.inspect.finding.Verdict;
import maf.source.UnresolvedReferenceException;
import maf.source.Users;

/** Everything that can be wrong with MongoDB as a source. */
public final class MongoCheck {
    private final SourceConnections connections;
    private final List<Finding> findings = new ArrayList<>();

    private MongoCheck(SourceConnections connections) {
        this.connections = connections;
    }

    /** Asks the deployment, of which it is known that something listens there. */
    public static List<Finding> of(SourceConnections connections) {
        var check = new MongoCheck(connections);
        check.run();
        return check.findings;
    }

    private void run() {
        var topology = new DirectHello(connections).ask(findings);
        if (findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAILED)) {
            return;
        }
        if (topology.isPresent()) {
            var uri = new ConnectionString(connections.mongoUri());
            var told = MongoServerChecks.topology(topology.get(), uri.getRequiredReplicaSetName());
            findings.addAll(told);
            if (told.stream().anyMatch(finding -> finding.verdict() == Verdict.FAILED)) {
                return; // the driver would find no server, and tell no more than that
            }
        }
        var source = connections.source();
        var users = source.users();
        ask(LOGIN, users.capture(), login -> reader(login, reader -> reader.facts(login.name(), connections.host())))
                .ifPresent(facts -> {
                    judge(facts);
                    ask(READER_LOGIN, users.reader(), login -> {
                        var state = reader(login, MongoReader::state);
                        findings.addAll(MongoServerChecks.state(
                                state, facts.host(), facts.topology().isSharded()));
                        var rights = new MongoRightChecks(source, facts.host());
                        findings.add(state.privileges()
                                .judge(MONGODB_GRANT_READER, all -> rights.reader(all, login.name())));
                        return true;
                    });
                });
    }

    private void judge(MongoFacts facts) {
        var source = connections.source();
        if (findings.stream().noneMatch(finding -> finding.check() == CheckCode.MONGODB_TOPOLOGY)) {
            findings.addAll(MongoServerChecks.topology(facts.topology(), null));
        }
        findings.add(MongoServerChecks.version(facts.version()));
        findings.add(ServerClock.judge(facts.clockAhead()));
        var rights = new MongoRightChecks(source, facts.host());
        findings.addAll(facts.privileges().judgeAll(MONGODB_GRANT_FIND, all -> rights.capture(all, facts.user())));
        findings.add(
                facts.changeStream().isKnown()
                        ? Finding.ok(MONGODB_CHANGE_STREAM, "A change stream can be opened")
                        : Finding.failed(
                                MONGODB_CHANGE_STREAM,
                                "A change stream could not be opened: "
                                        + facts.changeStream().whyNot(),
                                source.scope().schemas().size() == 1
                                        ? "let the user have find and changeStream on the database"
                                        : "let the user have find and changeStream on all databases ({db: '', collection: ''}): of"
                                                + " several databases, the connector follows the whole deployment"));
        findings.addAll(
                facts.collections().judgeAll(TABLE_MISSING, all -> new MongoCollectionChecks(source, all).findings()));
    }

    private <T> T reader(Login login, Function<MongoReader, T> inquiry) {
        try (var client = connections.mongo(login)) {
            return inquiry.apply(new MongoReader(client, connections.source()));
        }
    }

    private <T> Optional<T> ask(CheckCode check, Users.User user, Function<Login, T> inquiry) {
        var name = user.name();
        try {
            var login = Login.of(user, connections.environment());
            name = login.name();
            var answer = inquiry.apply(login);
            findings.add(Finding.ok(check, "User " + name + " can log in"));
            return Optional.of(answer);
        } catch (UnresolvedReferenceException e) {
            findings.add(JdbcLogin.unresolved(check, e));
        } catch (MongoSecurityException e) {
            findings.add(new Refusal(check, name)
                    .wrongPassword("db.getSiblingDB('admin').changeUserPassword('" + name
                            + "', …); or correct the password file; authSource of the connection string names the database"
                            + " that knows the user"));
        } catch (MongoException | IllegalArgumentException e) {
            findings.add(new Refusal(check, name).other(e));
        }
        return Optional.empty();
    }
}
