package maf.connectors;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** Whether anything listens at a host and port; drivers hide the difference between the ways it can fail. */
final class TcpProbe {
    private TcpProbe() {}

    static Optional<String> problem(String server, String host, int port) {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return Optional.of("the host name " + host + " is unknown: is the host of " + server + " right?");
        }
        try (var socket = new Socket()) {
            socket.connect(address, SourceProbe.TIMEOUT_MS);
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return cannot(server, host, port, "no answer within " + SourceProbe.TIMEOUT_MS + " ms");
        } catch (ConnectException e) {
            return cannot(server, host, port, "connection refused");
        } catch (IOException e) {
            return cannot(server, host, port, e.getMessage());
        }
    }

    private static Optional<String> cannot(String server, String host, int port, String why) {
        return Optional.of("cannot reach " + host + ":" + port + " (" + why + "): is " + server + " running?");
    }
}
