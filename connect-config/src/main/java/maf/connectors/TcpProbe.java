package maf.connectors;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** Checks whether a server listens on a host and port; drivers do not tell the possible failures apart. */
final class TcpProbe {
    private TcpProbe() {}

    static Optional<SourceProblem> problem(String server, String host, int port) {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return Optional.of(
                    SourceProblem.noAnswer("unknown host " + host + ": is the host name of " + server + " correct?"));
        }
        try (var socket = new Socket()) {
            socket.connect(address, SourceProbe.TIMEOUT_MS);
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return unreachable(server, host, port, "no answer within " + SourceProbe.TIMEOUT_MS + " ms");
        } catch (ConnectException e) {
            return unreachable(server, host, port, "connection refused");
        } catch (IOException e) {
            return unreachable(server, host, port, e.getMessage());
        }
    }

    private static Optional<SourceProblem> unreachable(String server, String host, int port, String why) {
        return Optional.of(SourceProblem.noAnswer(
                "cannot reach " + host + ":" + port + " (" + why + "): is " + server + " running?"));
    }
}
