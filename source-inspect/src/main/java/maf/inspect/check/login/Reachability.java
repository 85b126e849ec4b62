package maf.inspect.check.login;

import static maf.inspect.finding.CheckCode.REACHABLE;
import static maf.inspect.finding.CheckCode.TLS;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Verdict;
import maf.source.Tls;

/** Whether something listens where the source's file says. */
public record Reachability(Finding finding) {
    private static final int TIMEOUT_MS = 5_000;

    /** Opens a connection and closes it. */
    public static Reachability of(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), TIMEOUT_MS);
            return new Reachability(Finding.ok(REACHABLE, "Something listens at " + host + ":" + port));
        } catch (IOException e) {
            return new Reachability(refusal(host, port, e));
        }
    }

    public boolean isReachable() {
        return finding.verdict() == Verdict.OK;
    }

    static Finding refusal(String host, int port, IOException e) {
        var server = host + ":" + port;
        if (e instanceof UnknownHostException) {
            return Finding.failed(
                    REACHABLE, "No server is called " + host, "correct host in the source's file, or its entry in DNS");
        }
        if (e instanceof SocketTimeoutException || e instanceof NoRouteToHostException) {
            return Finding.failed(
                    REACHABLE,
                    "Nothing answers at " + server + " within " + TIMEOUT_MS / 1000 + " s",
                    "let firewalls, security groups and allowed networks of the server admit this machine on port "
                            + port);
        }
        return Finding.failed(
                REACHABLE,
                e instanceof ConnectException
                        ? "Nothing listens at " + server
                        : server + " cannot be reached: " + e.getMessage(),
                "start the server, let it listen on this address, or correct host and port in the source's file");
    }

    /** Judges the protection of a connection that was made. Within a private network, none is asked for. */
    public static Finding encryption(Tls tls, String host) {
        return switch (tls.mode()) {
            case VERIFY -> Finding.ok(TLS, "Connections are encrypted, and the server's certificate is checked");
            case REQUIRE -> Finding.ok(TLS, "Connections are encrypted; the server's certificate is not checked");
            case OFF, PREFER ->
                isPrivate(host)
                        ? Finding.ok(TLS, "Connections need not be encrypted: they stay within a private network")
                        : Finding.warning(
                                TLS,
                                "Nothing makes sure that passwords and rows travel to " + host + " encrypted",
                                "tls: {mode: verify, ca: FILE} in the source's file");
        };
    }

    private static boolean isPrivate(String host) {
        try {
            var address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
        } catch (UnknownHostException e) {
            return true; // the driver reached it by other means
        }
    }
}
