package maf.compose;

import static maf.compose.ComposeFile.SHIPPED;
import static maf.compose.ComposeFile.WITHOUT_REGISTRY;
import static maf.compose.ComposeStack.PIPELINE;
import static maf.compose.StackConfig.PORTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docker-compose.yaml follows its rules with every profile, and each rule detects a service that breaks it. */
class ComposeFileTest {
    private static final List<String> FROM_REGISTRIES_ONLY =
            List.of("cadvisor", "elasticsearch", "filebeat", "grafana", "kibana", "logstash", "mongodb-exporter");
    private static final Pattern TARGET =
            Pattern.compile("\\{targets: \\[\"([a-z-]+):\\d+\"], labels: \\{service: ([a-z-]+)}}");
    /** The services that store the logs; no other service may wait for them. */
    private static final List<String> LOGS = List.of("elasticsearch", "filebeat", "kibana", "logstash");

    private static final List<String> EXPORTERS = List.of("mysqld-exporter", "postgres-exporter", "mongodb-exporter");

    private static final long GIB = 1L << 30;

    private static JsonNode services(String profiles) {
        return ComposeFile.resolve(Map.of("COMPOSE_PROFILES", profiles), SHIPPED)
                .path("services");
    }

    private static List<String> breaches(Rule rule, JsonNode services) {
        var found = new ArrayList<String>();
        services.properties()
                .forEach(service -> rule.breach(service.getKey(), service.getValue())
                        .ifPresent(breach -> found.add(service.getKey() + ": " + breach)));
        return found;
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyServiceKeepsEveryRule(Rule rule) {
        var services = services("*");

        assertThat(services.size()).isGreaterThan(PIPELINE.size());
        assertThat(breaches(rule, services)).as(rule.promise()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aRuleNoticesWhatBreaksIt(Rule rule) {
        var services = services("demo");
        var victim = (ObjectNode) services.path(rule == Rule.STOP_GRACE ? "hbase-phoenix" : "connect");

        breaking(rule).accept(victim);

        assertThat(breaches(rule, services)).as(rule.promise()).hasSize(1);
    }

    private static Consumer<ObjectNode> breaking(Rule rule) {
        return switch (rule) {
            case PINNED_IMAGE -> service -> service.put("image", "maf/connect:latest");
            case HEALTH_CHECK -> service -> service.remove("healthcheck");
            case MEMORY_LIMIT -> service -> service.remove("mem_limit");
            case RESTART -> service -> service.remove("restart");
            case LOG_ROTATION -> service -> service.putObject("logging").put("driver", "json-file");
            case STOP_GRACE -> service -> service.put("stop_grace_period", "30s");
            case WAITS_FOR_HEALTH ->
                service -> ((ObjectNode) service.path("depends_on").path("kafka")).put("condition", "service_started");
            case NO_CONTAINER_NAME -> service -> service.put("container_name", "connect");
            case NO_RIGHTS -> service -> service.put("user", "root");
            case READ_ONLY -> service -> service.put("read_only", false);
            case ENGINE_OUT_OF_REACH ->
                service -> service.putArray("volumes")
                        .addObject()
                        .put("type", "bind")
                        .put("source", "/var/run/docker.sock")
                        .put("read_only", true);
            case NAMED_VOLUMES ->
                service -> service.putArray("volumes")
                        .addObject()
                        .put("type", "bind")
                        .put("source", "/srv");
            case LOOPBACK_ONLY -> service -> ((ObjectNode) service.path("ports").path(0)).remove("host_ip");
            case NO_PASSWORD ->
                service -> ((ObjectNode) service.path("environment")).put("MYSQL_CDC_PASSWORD", "secret");
        };
    }

    @Test
    void thePipelineAloneFitsInSevenGibibytesAndEverythingInTwelve() {
        var pipeline = (ObjectNode) services("demo");
        EXPORTERS.forEach(pipeline::remove);
        assertThat(limits(pipeline)).isLessThanOrEqualTo(7 * GIB);
        assertThat(limits(services("metrics")) - limits(services(""))).isLessThanOrEqualTo(13 * GIB / 10);
        assertThat(limits(services("*"))).isLessThanOrEqualTo(12 * GIB);
    }

    /** The services that keep running. Tools run one at a time and end. */
    private static long limits(JsonNode services) {
        var sum = 0L;
        for (var service : services) {
            sum += Rule.isTool(service) ? 0 : Rule.memory(service);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "demo,tools", "demo,metrics"})
    void everyProfileHoldsThePipeline(String profile) {
        var names = new ArrayList<String>();
        services(profile).fieldNames().forEachRemaining(names::add);

        assertThat(names).containsAll(PIPELINE);
        if (profile.equals("demo")) {
            assertThat(names).hasSize(PIPELINE.size() + EXPORTERS.size());
        }
    }

    @Test
    void withoutTheDemoItsServersAndProducersAreLeftOutAndNobodyWaitsForThem() {
        var names = new ArrayList<String>();
        services("").fieldNames().forEachRemaining(names::add);
        var demo = new ArrayList<>(PIPELINE);
        demo.removeAll(names);

        assertThat(demo)
                .containsExactlyInAnyOrder(
                        "mysql", "postgres", "mongodb", "mysql-producer", "postgres-producer", "mongodb-producer");
        assertThat(services("").properties())
                .allSatisfy(service -> assertThat(demo)
                        .noneMatch(name -> service.getValue()
                                .path("depends_on")
                                .path(name)
                                .path("required")
                                .asBoolean()));
    }

    /** Who captures databases of his own has no files of the demo's passwords, and without those no container starts that names one. */
    @Test
    void withoutTheDemoNobodyNeedsItsPasswords() {
        for (var profiles : List.of("", "metrics,logs", "metrics,logs,tools")) {
            var needed = new TreeSet<String>();
            services(profiles)
                    .forEach(service -> service.path("secrets")
                            .forEach(secret -> needed.add(secret.path("source").asText())));

            assertThat(needed).as(profiles).isEqualTo(profiles.isEmpty() ? Set.of() : Set.of("grafana-admin"));
        }
    }

    @Test
    void theLogServicesFitInTheMemoryThatIsLeft() {
        assertThat(limits(services("logs")) - limits(services(""))).isBetween(GIB, 34 * GIB / 10);
        assertThat(services("*").properties())
                .as("no other service waits for one of them")
                .filteredOn(service -> !LOGS.contains(service.getKey()))
                .allSatisfy(service -> assertThat(LOGS)
                        .noneMatch(name -> service.getValue().path("depends_on").has(name)));
    }

    @Test
    void everyPortComesFromTheSettings() {
        var services = services("*");
        var settings = new java.util.HashMap<String, String>();
        for (var name : PORTS) {
            settings.put(name + "_PUBLISHED_PORT", Integer.toString(30_000 + settings.size()));
        }
        var published = published(services);
        settings.put("COMPOSE_PROFILES", "*");
        var moved = ComposeFile.resolve(settings, SHIPPED).path("services");
        settings.remove("COMPOSE_PROFILES");

        assertThat(published).hasSameSizeAs(settings.values()).doesNotContainAnyElementsOf(settings.values());
        assertThat(published(moved)).containsExactlyInAnyOrderElementsOf(settings.values());
    }

    private static Set<String> published(JsonNode services) {
        var ports = new TreeSet<String>();
        services.forEach(service -> service.path("ports")
                .forEach(port -> ports.add(port.path("published").asText())));
        return ports;
    }

    @Test
    void withoutARegistryOnlyTheBaseImagesDiffer() {
        var services = services("*");
        var local = (ObjectNode) ComposeFile.resolve(Map.of("COMPOSE_PROFILES", "*"), SHIPPED, WITHOUT_REGISTRY)
                .path("services");
        var left = new ArrayList<String>();
        local.properties().forEach(service -> {
            service.getValue().path("build").path("args").properties().forEach(argument -> {
                if (argument.getKey().endsWith("_IMAGE")
                        && !argument.getValue().asText().startsWith("maf-base/")) {
                    left.add(service.getKey() + " " + argument);
                }
            });
            ((ObjectNode) service.getValue()).remove("build");
        });
        services.forEach(service -> ((ObjectNode) service).remove("build"));
        for (var missing : FROM_REGISTRIES_ONLY) { // disabled by a profile that nobody uses
            assertThat(local.path(missing).path("profiles")).hasToString("[\"registry\"]");
            local.remove(missing);
            ((ObjectNode) services).remove(missing);
            left.removeIf(argument -> argument.startsWith(missing + " "));
        }
        // so they are not targets of Prometheus
        var masked = (ArrayNode) local.path("prometheus").path("volumes");
        assertThat(masked.remove(masked.size() - 1).path("target").asText()).endsWith("/demo/registry.yaml");
        assertThat(masked.remove(masked.size() - 1).path("target").asText()).endsWith("/targets/registry.yaml");

        assertThat(left).isEmpty();
        assertThat(local).isEqualTo(services);
    }

    @Test
    void everyServiceIsATarget() throws IOException {
        var running = new TreeSet<String>();
        services("demo,metrics").fieldNames().forEachRemaining(running::add);
        Stream.of("mysql", "postgres", "mongodb").forEach(running::remove); // their exporters provide their metrics

        var checkout = DockerCli.inCheckout(Map.of()).checkout();
        var targets = new ArrayList<String>();
        for (var file :
                List.of("targets/compose.yaml", "targets/registry.yaml", "demo/compose.yaml", "demo/registry.yaml")) {
            TARGET.matcher(Files.readString(checkout.resolve("monitoring/prometheus/" + file)))
                    .results()
                    .forEach(target -> {
                        assertThat(target.group(1)).isEqualTo(target.group(2));
                        targets.add(target.group(1));
                    });
        }

        assertThat(targets).containsExactlyInAnyOrderElementsOf(running);
    }
}
