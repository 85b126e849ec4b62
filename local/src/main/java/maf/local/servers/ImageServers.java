package maf.local.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maf.local.process.EnvConfig;
import maf.local.process.Home;
import maf.local.process.LocalHttp;
import maf.local.process.Ports;
import maf.local.process.Server;
import maf.source.Environment;

/**
 * The servers that have a folder in images/: each is its {@code start} script with an environment.
 *
 * @param overrides variables that replace those of this process
 */
record ImageServers(
        Home home,
        EnvConfig config,
        Ports ports,
        Path tables,
        Path sources,
        Connections connections,
        Map<String, String> overrides) {
    private static final List<String> PROGRAMS =
            List.of("stream-transformer", "phoenix-sink", "connectors", "verifier");

    /** The programs whose status the live page shows. */
    private static final List<String> WATCHED = List.of(
            "stream-transformer",
            "phoenix-sink",
            "connectors",
            "mysql-producer",
            "postgres-producer",
            "mongodb-producer");

    Server kafka() {
        return image(
                "kafka",
                List.of(),
                "the broker to list its topics",
                connections::probeKafka,
                Server.TERM,
                Map.of(
                        "KAFKA_DATA_DIR", home.data("kafka").toString(),
                        "KAFKA_PORT", port("kafka"),
                        "KAFKA_CONTROLLER_PORT", port("kafka-controller")));
    }

    Server hbase() {
        // HBase flushes its tables when it stops, which has taken 25 s
        return image(
                "hbase",
                List.of(),
                "Phoenix to answer a query (the first start creates its catalogue)",
                connections::probePhoenix,
                new Server.End("TERM", Duration.ofSeconds(90)),
                Map.of(
                        "HBASE_DATA_DIR", home.data("hbase").toString(),
                        "HBASE_ZOOKEEPER_PORT", port("hbase"),
                        "HBASE_MASTER_PORT", port("hbase-master"),
                        "HBASE_REGIONSERVER_PORT", port("hbase-regionserver")));
    }

    Server connect() {
        var environment = sources("_CDC_");
        environment.put("CONNECT_PORT", port("connect"));
        environment.put("SECRETS_DIR", secrets());
        return image(
                "connect",
                List.of("kafka"),
                "its REST interface to list connectors",
                () -> LocalHttp.get(ports.of("connect"), "/connectors"),
                Server.TERM,
                environment);
    }

    Server connectors() {
        var environment = sources("_CDC_");
        environment.putAll(config.only(setting -> setting.endsWith("_READER_USER"))); // checked, too
        environment.put("CONNECT_URL", "http://127.0.0.1:" + port("connect"));
        environment.put("SOURCES_DIR", sources.toString());
        environment.put("SECRETS_DIR", secrets());
        environment.put(
                "CONNECTORS_DIR",
                home.root().resolve("connect-config/connectors").toString());
        return program(
                "connectors",
                List.of("connect", "mysql", "postgres", "mongodb"),
                "every connector and task to be RUNNING",
                environment);
    }

    Server streamTransformer() {
        return program("stream-transformer", List.of("kafka"), "its topology to be RUNNING", Map.of());
    }

    Server phoenixSink() {
        return program(
                "phoenix-sink",
                List.of("kafka", "hbase"),
                "its tables and its share of the partitions",
                Map.of("PHOENIX_URL", connections.phoenixUrl(), "HISTORY_WINDOW_MS", config.get("HISTORY_WINDOW_MS")));
    }

    Server verifier() {
        var environment = verifierEnvironment();
        environment.putAll(config.only(setting -> setting.startsWith("CANARY_") || setting.contains("_CANARY_")));
        for (var watched : WATCHED) {
            var name = watched.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "_URL";
            environment.put(name, "http://127.0.0.1:" + port(watched));
        }
        return program("verifier", List.of("phoenix-sink", "connectors"), "its configuration to hold", environment);
    }

    /** The environment of the command {@code reconcile}. */
    Map<String, String> reconcileEnvironment() {
        var environment = verifierEnvironment();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", connections.bootstrapServers());
        environment.put("TABLES_DIR", tables.toString());
        environment.put("STATE_DIR", home.data("reconcile").toString());
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("HTTP_PORT", "0");
        return environment;
    }

    /** The same for {@code trace}, which also reads the logs. */
    Map<String, String> traceEnvironment() {
        var environment = reconcileEnvironment();
        environment.put("LOGS_DIR", home.log("any").getParent().toString());
        return environment;
    }

    /** What the sources' files refer to, for their readers. */
    Environment sourceEnvironment() {
        var variables = new HashMap<>(System.getenv());
        variables.putAll(overrides);
        variables.putAll(sources("_READER_"));
        return new Environment(variables, Path.of(secrets()));
    }

    /** The environment of the commands that ask a source. */
    Map<String, String> inspectEnvironment() {
        var environment = sources("_READER_");
        environment.putAll(config.only(setting -> setting.contains("_CDC_") || setting.contains("_CANARY_")));
        environment.put("SOURCES_DIR", sources.toString());
        environment.put("SECRETS_DIR", secrets());
        return environment;
    }

    private Map<String, String> verifierEnvironment() {
        var environment = inspectEnvironment();
        environment.putAll(config.only(setting -> setting.startsWith("RECONCILE_")));
        environment.put("PHOENIX_URL", connections.phoenixUrl());
        return environment;
    }

    Server producer(String source) {
        return program(source + "-producer", List.of(source), "its first rows to be written", sources("_PRODUCER_"));
    }

    private Server program(String name, List<String> needs, String waitsFor, Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("HTTP_PORT", port(name));
        environment.put("TABLES_DIR", tables.toString());
        environment.put("STATE_DIR", home.data(name).toString());
        return image(
                name, needs, waitsFor, () -> LocalHttp.get(ports.of(name), "/health/ready"), Server.TERM, environment);
    }

    private Server image(
            String name,
            List<String> needs,
            String waitsFor,
            Server.Probe probe,
            Server.End end,
            Map<String, String> more) {
        return new Server(name, needs, ports.of(name), waitsFor, () -> start(name, more), probe, probe, end);
    }

    private ProcessBuilder start(String name, Map<String, String> more) throws Exception {
        var ours = PROGRAMS.contains(name) || name.endsWith("-producer");
        var folder =
                home.root().resolve("images").resolve(ours ? "apps" : name.equals("hbase") ? "hbase-phoenix" : name);
        Files.createDirectories(home.data(name));
        var builder = new ProcessBuilder(folder.resolve("start").toString());
        if (ours) {
            builder.command().add(name);
        }
        var environment = builder.environment();
        environment.putAll(overrides);
        environment
                .keySet()
                .removeIf(config.values()::containsKey); // each server gets only the passwords that it needs
        environment.putAll(config.only(setting -> setting.startsWith("TOPIC_") || setting.endsWith("_RETENTION_MS")));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", connections.bootstrapServers());
        environment.put(
                "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (!ours) {
            environment.put("JMX_EXPORTER_PORT", port(name + "-metrics"));
        }
        environment.putAll(more);
        return builder;
    }

    private Map<String, String> sources(String role) {
        var environment = config.only(setting -> setting.contains(role));
        for (var source : List.of("mysql", "postgres", "mongodb")) {
            environment.put(source.toUpperCase(java.util.Locale.ROOT) + "_HOST", "127.0.0.1");
            environment.put(source.toUpperCase(java.util.Locale.ROOT) + "_PORT", port(source));
        }
        return environment;
    }

    private String secrets() {
        return home.root().resolve(config.get("SECRETS_DIR")).toString();
    }

    private String port(String name) {
        return Integer.toString(ports.of(name));
    }
}
