package maf.connectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A fake of the part of Kafka Connect's REST interface that the keeper uses, with one connector named {@code c}. */
final class FakeConnect implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<String> calls = new ArrayList<>();
    String taskState = "RUNNING";
    String connectorState = "RUNNING";
    /** Null if the connector is not registered. */
    ObjectNode settings;

    int putStatus = 201;
    String putAnswer = "{}";

    private final HttpServer server;

    FakeConnect() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                calls.add(exchange.getRequestMethod() + " " + path);
            }
            if (path.equals("/connectors")) {
                send(exchange, 200, list());
            } else if (path.endsWith("/restart")) {
                taskState = "RUNNING";
                connectorState = "RUNNING";
                send(exchange, 202, "{}");
            } else if (exchange.getRequestMethod().equals("DELETE")) {
                settings = null;
                send(exchange, 204, "");
            } else if (exchange.getRequestMethod().equals("PUT")) {
                if (putStatus < 300) {
                    settings = (ObjectNode) JSON.readTree(exchange.getRequestBody());
                }
                send(exchange, putStatus, putAnswer);
            } else {
                send(exchange, settings == null || !path.equals("/connectors/c/config") ? 404 : 200, "{}");
            }
        }
    }

    private String list() {
        var all = JSON.createObjectNode();
        if (settings != null) {
            var connector = all.putObject("c");
            var config = connector.putObject("info").putObject("config").put("name", "c");
            config.setAll(settings);
            var status = connector.putObject("status");
            status.putObject("connector").put("state", connectorState);
            status.putArray("tasks").addObject().put("state", taskState).put("trace", "a.B: broke at 7");
        }
        return all.toString();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
