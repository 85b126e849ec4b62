package maf.inspect.check.login;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.source.SourceKind;
import maf.source.UnresolvedReferenceException;
import maf.source.Users;

/**
 * Logs in at MySQL or PostgreSQL, and asks something.
 *
 * @param check what is said of the login
 */
public record JdbcLogin(SourceConnections connections, CheckCode check, Users.User user) {
    /** What is asked once the user is in. */
    @FunctionalInterface
    public interface Inquiry<T> {
        T ask(Connection connection, Login login) throws SQLException;
    }

    /**
     * Empty if the user does not get in.
     *
     * @param findings gets what is said of the login
     */
    public <T> Optional<T> ask(List<Finding> findings, Inquiry<T> inquiry) {
        try {
            var login = Login.of(user, connections.environment());
            try (var connection = connections.jdbc(login, Map.of())) {
                findings.add(Finding.ok(check, "User " + login.name() + " can log in"));
                return Optional.of(inquiry.ask(connection, login));
            } catch (SQLException e) {
                var refusal = new Refusal(check, login.name());
                findings.add(connections.source().kind() == SourceKind.MYSQL ? refusal.mysql(e) : refusal.postgres(e));
                return Optional.empty();
            }
        } catch (UnresolvedReferenceException e) {
            findings.add(unresolved(check, e));
            return Optional.empty();
        }
    }

    /** The password is not where the source's file says. */
    public static Finding unresolved(CheckCode check, UnresolvedReferenceException e) {
        return Finding.failed(check, e.getMessage(), "put it where the source's file says, or correct the file");
    }
}
