package maf.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maf.local.binaries.Binaries;
import maf.local.process.EnvConfig;
import maf.local.process.Home;
import maf.local.process.LocalHttp;
import maf.local.process.PipelineException;
import maf.local.process.Ports;
import maf.local.process.Server;
import maf.local.process.ServerProcess;

/** The servers that {@code up --with metrics} adds: Prometheus, and the database exporters that are installed. */
public record MonitoringServers(Home home, EnvConfig config, Ports ports, Binaries binaries) {
    public static final String PROMETHEUS = "prometheus";
    private static final Map<String, String> SOURCES =
            Map.of("mysqld-exporter", "mysql", "postgres-exporter", "postgres", "mongodb-exporter", "mongodb");

    List<Server> servers() {
        return List.of(
                exporter("mysqld-exporter"), exporter("postgres-exporter"), exporter("mongodb-exporter"), prometheus());
    }

    /**
     * Those that this machine can start; throws an exception if there is no Prometheus.
     *
     * @param unused databases that nobody captures
     */
    Set<String> startable(Set<String> unused) {
        binaries.prometheus();
        var names = new LinkedHashSet<>(Set.of(PROMETHEUS));
        names.addAll(SOURCES.keySet());
        names.removeIf(name -> SOURCES.containsKey(name)
                && (unused.contains(SOURCES.get(name))
                        || binaries.exporter(name).isEmpty()));
        return names;
    }

    private Server prometheus() {
        return server(PROMETHEUS, List.of(), "its data to be loaded", "/-/ready", () -> {
            var program = binaries.prometheus();
            var configuration = configuration();
            var builder = start("images/prometheus/start", PROMETHEUS);
            builder.environment().put("PROMETHEUS", program.toString());
            builder.environment().put("PROMETHEUS_PORT", port(PROMETHEUS));
            builder.environment().put("PROMETHEUS_CONFIG", configuration.toString());
            builder.environment()
                    .put("PROMETHEUS_DATA_DIR", data().resolve("series").toString());
            builder.environment().putAll(config.only(setting -> setting.startsWith("METRICS_")));
            return builder;
        });
    }

    private Server exporter(String name) {
        var source = SOURCES.get(name);
        return server(name, List.of(source), "its page", "/", () -> {
            var program = binaries.exporter(name)
                    .orElseThrow(
                            () -> new PipelineException(name + " is not on the PATH as " + name.replace('-', '_')));
            var builder = start("images/exporters/start", name);
            builder.command().add(name.replace("-exporter", ""));
            var prefix = source.toUpperCase(Locale.ROOT);
            builder.environment().put("EXPORTER", program.toString());
            builder.environment().put("EXPORTER_PORT", port(name));
            builder.environment().put(prefix + "_HOST", "127.0.0.1");
            builder.environment().put(prefix + "_PORT", port(source));
            builder.environment().putAll(config.only(setting -> setting.startsWith(prefix + "_READER_")));
            return builder;
        });
    }

    private Server server(String name, List<String> needs, String waitsFor, String page, Server.Launch launch) {
        Server.Probe probe = () -> LocalHttp.get(ports.of(name), page);
        return new Server(name, needs, ports.of(name), waitsFor, launch, probe, probe, Server.TERM);
    }

    private ProcessBuilder start(String script, String name) throws IOException {
        Files.createDirectories(home.data(name));
        var builder = new ProcessBuilder(home.root().resolve(script).toString());
        builder.environment()
                .keySet()
                .removeIf(config.values()::containsKey); // each server gets only the passwords that it needs
        return builder;
    }

    private Path data() {
        return home.data(PROMETHEUS);
    }

    private Path targets() {
        return data().resolve("config/targets/local.yaml");
    }

    /** The checkout's configuration and the targets of this pipeline in one folder, since Prometheus resolves paths there. */
    private Path configuration() throws IOException {
        var folder = Files.createDirectories(targets().getParent()).getParent();
        var checkout = home.root().resolve("monitoring/prometheus");
        for (var name : List.of("prometheus.yaml", "rules")) {
            Files.deleteIfExists(folder.resolve(name));
            Files.createSymbolicLink(folder.resolve(name), checkout.resolve(name));
        }
        return folder.resolve("prometheus.yaml");
    }

    /**
     * Writes the addresses of the started servers to a file that Prometheus watches. A server that has ended since, even because a
     * person stopped it, stays a target and is down.
     */
    void writeTargets(Collection<String> servers) {
        try {
            var before = Files.exists(targets()) ? Files.readString(targets()) : "";
            var text = new StringBuilder("# Written by ./pipeline, because its ports can change.\n");
            for (var name : servers) {
                var service = "{service: " + (name.equals("hbase") ? "hbase-phoenix" : name) + "}";
                if (before.contains(service)
                        || ServerProcess.recorded(home, name).isPresent()) {
                    metricsPort(name)
                            .ifPresent(port -> text.append(
                                    "- {targets: [\"127.0.0.1:%d\"], labels: %s}%n".formatted(port, service)));
                }
            }
            Files.createDirectories(targets().getParent());
            var written = targets().resolveSibling("local.yaml.new");
            Files.writeString(written, text);
            Files.move(written, targets(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PipelineException("Cannot write " + targets() + ": " + e.getMessage(), e);
        }
    }

    /** Deletes the targets after all servers have stopped. */
    void forgetTargets() {
        try {
            Files.deleteIfExists(targets());
        } catch (IOException e) {
            throw new PipelineException("Cannot delete " + targets() + ": " + e.getMessage(), e);
        }
    }

    /** Empty for databases, which have no metrics endpoint. */
    private Optional<Integer> metricsPort(String name) {
        return switch (name) {
            case "mysql", "postgres", "mongodb" -> Optional.empty();
            case "kafka", "connect", "hbase" -> Optional.of(ports.of(name + "-metrics"));
            default -> Optional.of(ports.of(name));
        };
    }

    private String port(String name) {
        return Integer.toString(ports.of(name));
    }
}
