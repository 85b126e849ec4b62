package maf.inspect.check.login;

import static maf.inspect.finding.CheckCode.REACHABLE;
import static maf.inspect.finding.CheckCode.TLS;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.ServerWords;

/**
 * Why a server did not let a user in.
 *
 * @param login the check of this user's login
 * @param user the name
 */
public record Refusal(CheckCode login, String user) {
    private static final int MYSQL_PASSWORD_EXPIRED = 1820;
    private static final int MYSQL_MUST_CHANGE_PASSWORD = 1862;
    private static final int MYSQL_LOCKED = 3118;
    private static final int MYSQL_TLS_REQUIRED = 3159;

    /** Judges the exception of a driver for MySQL. */
    public Finding mysql(SQLException e) {
        return switch (e.getErrorCode()) {
            case 1045, 1698 ->
                wrongPassword("ALTER USER '" + user + "'@'%' IDENTIFIED BY '…'; or correct the password file");
            case MYSQL_LOCKED ->
                Finding.failed(login, "User " + user + " is locked", "ALTER USER '" + user + "'@'%' ACCOUNT UNLOCK;");
            case MYSQL_PASSWORD_EXPIRED, MYSQL_MUST_CHANGE_PASSWORD ->
                Finding.failed(
                        login,
                        "The password of user " + user + " has expired",
                        "ALTER USER '" + user + "'@'%' IDENTIFIED BY '…' PASSWORD EXPIRE NEVER;");
            case MYSQL_TLS_REQUIRED -> tlsRequired();
            case 1040, 1203, 1226 -> tooManyConnections("max_connections, or the user's MAX_USER_CONNECTIONS");
            default -> other(e);
        };
    }

    /** Judges the exception of a driver for PostgreSQL. */
    public Finding postgres(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        var message = String.valueOf(e.getMessage());
        if (state.equals("28000") && message.contains("no encryption")) {
            return tlsRequired();
        }
        if (state.equals("28000") && message.contains("pg_hba.conf")) {
            return Finding.failed(
                    login,
                    "pg_hba.conf does not admit user " + user + " from this machine: " + ServerWords.of(e),
                    "in pg_hba.conf: host all \"" + user
                            + "\" ADDRESS/32 scram-sha-256; then SELECT pg_reload_conf();");
        }
        return switch (state) {
            case "28P01", "28000" ->
                wrongPassword("ALTER ROLE \"" + user + "\" LOGIN PASSWORD '…'; or correct the password file");
            case "3D000" ->
                Finding.failed(
                        login,
                        "There is no such database: " + ServerWords.of(e),
                        "correct database in the source's file");
            case "42501" ->
                Finding.failed(
                        login,
                        "User " + user + " may not connect to the database: " + ServerWords.of(e),
                        "GRANT CONNECT ON DATABASE … TO \"" + user + "\";");
            case "53300" -> tooManyConnections("max_connections, or the role's CONNECTION LIMIT");
            default ->
                message.contains("does not support SSL")
                        ? Finding.failed(
                                TLS,
                                "The source's file asks for encryption, and the server has none",
                                "ALTER SYSTEM SET ssl = on; with ssl_cert_file and ssl_key_file; then SELECT pg_reload_conf();")
                        : other(e);
        };
    }

    /** Judges what no server's code tells: a certificate, the network, or something unforeseen. */
    public Finding other(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
                return Finding.failed(
                        TLS,
                        "The encrypted connection fails: " + ServerWords.of(cause),
                        "tls in the source's file: ca must be the authority of the server's certificate, and host a name in it");
            }
        }
        var words = String.valueOf(failure.getMessage());
        if (words.contains("javax.net.ssl.")) { // MongoDB's driver tells causes in its message only
            return Finding.failed(
                    TLS,
                    "The encrypted connection fails: the server has no certificate, or one that is not trusted",
                    "tls in the source's file: ca must be the authority of the server's certificate, and host a name in it");
        }
        if (words.contains("SSL Connection required") || words.contains("does not support SSL")) {
            return Finding.failed(
                    TLS,
                    "The source's file asks for encryption, and the server has none",
                    "give the server a certificate (MySQL: ssl_cert and ssl_key), then restart it");
        }
        return Finding.failed(
                REACHABLE,
                "The server does not answer as it should: " + ServerWords.of(failure),
                "look into the server's log; is another program listening on this port?");
    }

    /** A user or password that the server does not know. */
    public Finding wrongPassword(String remedy) {
        return Finding.failed(login, "The server does not know user " + user + " with this password", remedy);
    }

    private static Finding tlsRequired() {
        return Finding.failed(
                TLS,
                "The server takes encrypted connections only",
                "tls: {mode: verify, ca: FILE} in the source's file");
    }

    private Finding tooManyConnections(String setting) {
        return Finding.failed(
                login,
                "The server has no connection left for user " + user,
                "raise " + setting + ", or end idle connections");
    }
}
