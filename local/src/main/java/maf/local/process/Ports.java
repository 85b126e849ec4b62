package maf.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The port of each server, kept in a file of the pipeline so that a restart uses the same. */
public final class Ports {
    /** Below the range of outgoing ports: between two starts, the kernel could use one of ours. */
    private static final Map<String, Integer> PREFERRED = preferred();

    /** Servers with several ports. */
    private static final Set<String> SEVERAL = Set.of("kafka", "hbase", "connect");

    private static final int STEP = 100;
    private static final int HIGHEST = 32_000;

    private final Path file;
    private final Map<String, Integer> chosen = new LinkedHashMap<>(PREFERRED);

    private Ports(Path file) {
        this.file = file;
    }

    private static Map<String, Integer> preferred() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("mysql", 13306);
        ports.put("postgres", 15432);
        ports.put("mongodb", 17017);
        ports.put("kafka", 19092);
        ports.put("kafka-controller", 19093);
        ports.put("connect", 18083);
        ports.put("hbase", 12181);
        ports.put("hbase-master", 16010);
        ports.put("hbase-regionserver", 16020);
        ports.put("connectors", 18101);
        ports.put("stream-transformer", 18102);
        ports.put("phoenix-sink", 18103);
        ports.put("mysql-producer", 18104);
        ports.put("postgres-producer", 18105);
        ports.put("mongodb-producer", 18106);
        ports.put("verifier", 18107);
        ports.put("kafka-metrics", 18111);
        ports.put("connect-metrics", 18112);
        ports.put("hbase-metrics", 18113);
        ports.put("prometheus", 19090);
        ports.put("mysqld-exporter", 19104);
        ports.put("postgres-exporter", 19187);
        ports.put("mongodb-exporter", 19216);
        return ports;
    }

    public static Ports read(Path file) {
        var ports = new Ports(file);
        if (Files.exists(file)) {
            var kept = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            } catch (IOException e) {
                throw new PipelineException("Cannot read " + file + ": " + e.getMessage(), e);
            }
            kept.stringPropertyNames()
                    .forEach(name -> ports.chosen.computeIfPresent(
                            name, (n, preferred) -> number(file, kept.getProperty(name))));
        }
        return ports;
    }

    private static int number(Path file, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new PipelineException(
                    file + " holds '" + text + "' where a port number belongs: correct or delete it.", e);
        }
    }

    public int of(String name) {
        return chosen.get(name);
    }

    /**
     * Moves each port that is taken to a free one, for servers that do not run.
     *
     * @param running ports that our own running servers hold
     * @return messages about moved ports, for the user
     */
    public Set<String> moveTakenPorts(Set<String> running) {
        var moved = new HashSet<String>();
        var used = new HashSet<Integer>();
        chosen.forEach((name, port) -> {
            if (running.contains(owner(name))) {
                used.add(port);
            }
        });
        for (var name : PREFERRED.keySet()) {
            var before = of(name);
            if (running.contains(owner(name))) {
                continue;
            }
            var port = before;
            while (used.contains(port) || !free(port)) {
                port = port + STEP < HIGHEST ? port + STEP : 10_000 + port % STEP;
            }
            used.add(port);
            chosen.put(name, port);
            if (port != before) {
                moved.add("port " + before + " is taken: " + name + " moves to " + port);
            }
        }
        write();
        return moved;
    }

    private static String owner(String name) {
        return SEVERAL.stream()
                .filter(server -> name.startsWith(server + "-"))
                .findFirst()
                .orElse(name);
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port in TIME_WAIT is free for a server
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void write() {
        var text = new StringBuilder("# Ports on 127.0.0.1. Change one while its server is stopped.\n");
        chosen.forEach(
                (name, port) -> text.append(name).append('=').append(port).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new PipelineException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
