package maf.compose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The rules of docker-compose.yaml for every service, checked on the output of {@code docker compose config}. */
enum Rule {
    PINNED_IMAGE("its image has a version") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            var images = new ArrayList<>(List.of(service.path("image").asText()));
            service.path("build").path("args").properties().forEach(argument -> {
                if (argument.getKey().endsWith("_IMAGE")) {
                    images.add(argument.getValue().asText());
                }
            });
            return images.stream()
                    .filter(image -> !image.startsWith("maf-base/") && !image.matches("[^:]+:v?\\d+\\.\\d+.*"))
                    .findFirst();
        }
    },
    HEALTH_CHECK("a script of ours checks its health") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            var test = service.path("healthcheck").path("test");
            return isTool(service) || test.path(1).asText().endsWith("/health")
                    ? Optional.empty()
                    : Optional.of("test: " + test);
        }
    },
    MEMORY_LIMIT("its memory is limited") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            return memory(service) >= 128L << 20 ? Optional.empty() : Optional.of("mem_limit: " + memory(service));
        }
    },
    RESTART("it is restarted after a crash") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            var policy = service.path("restart").asText();
            return policy.equals(isTool(service) ? "no" : "unless-stopped") ? Optional.empty() : Optional.of(policy);
        }
    },
    LOG_ROTATION("its log cannot fill the disk") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            var options = service.path("logging").path("options");
            return options.has("max-size") && options.has("max-file")
                    ? Optional.empty()
                    : Optional.of("options: " + options);
        }
    },
    STOP_GRACE("it gets the time that an orderly stop takes") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            var needed = name.equals("hbase-phoenix") || DATABASES.contains(name) ? 60 : 30;
            var grace = java.time.Duration.parse(
                    "PT" + service.path("stop_grace_period").asText("0s").toUpperCase(java.util.Locale.ROOT));
            return grace.toSeconds() >= needed ? Optional.empty() : Optional.of(grace.toString());
        }
    },
    WAITS_FOR_HEALTH("it waits until its dependencies are healthy, not just started") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            return StreamSupport.stream(service.path("depends_on").spliterator(), false)
                    .map(needed -> needed.path("condition").asText())
                    .filter(condition -> !condition.equals("service_healthy"))
                    .findFirst();
        }
    },
    NO_CONTAINER_NAME("it can be scaled and started twice") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            return Optional.ofNullable(service.get("container_name")).map(JsonNode::asText);
        }
    },
    NO_RIGHTS("it has no capabilities, gains none and does not run as root") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            var tight = service.path("cap_drop").path(0).asText().equals("ALL")
                    && !service.has("cap_add")
                    && !service.path("privileged").asBoolean()
                    && (ROOT.contains(name) || !service.path("user").asText("-").matches("(0|root)(:.*)?"))
                    && service.path("security_opt").path(0).asText().equals("no-new-privileges:true");
            return tight ? Optional.empty() : Optional.of("cap_drop: " + service.path("cap_drop"));
        }
    },
    READ_ONLY("it can write only to its volumes and its temporary folder") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            return service.path("read_only").asBoolean() ? Optional.empty() : Optional.of("read_only is missing");
        }
    },
    ENGINE_OUT_OF_REACH("it cannot control the engine: whoever uses that socket can become root of the machine") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            return StreamSupport.stream(service.path("volumes").spliterator(), false)
                    .map(mount -> mount.path("source").asText())
                    .filter(source -> source.matches("/var/(run|lib)/docker.*") && !ROOT.contains(name))
                    .findFirst();
        }
    },
    NAMED_VOLUMES("its data is in named volumes, and it cannot change what is mounted from the checkout") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            return StreamSupport.stream(service.path("volumes").spliterator(), false)
                    .filter(mount -> mount.path("type").asText().equals("volume")
                            ? mount.path("source").asText().isEmpty()
                            : !mount.path("read_only").asBoolean())
                    .map(JsonNode::toString)
                    .findFirst();
        }
    },
    LOOPBACK_ONLY("its ports can be reached from this machine only") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            return StreamSupport.stream(service.path("ports").spliterator(), false)
                    .filter(port -> !port.path("host_ip").asText().equals("127.0.0.1"))
                    .map(JsonNode::toString)
                    .findFirst();
        }
    },
    NO_PASSWORD("its passwords are files") {
        @Override
        Optional<String> breach(String name, JsonNode service) {
            for (var variable : service.path("environment").properties()) {
                var isFile = variable.getKey().endsWith("_PASSWORD_FILE")
                        && variable.getValue().asText().startsWith("/run/secrets/");
                if (variable.getKey().contains("PASSWORD") && !isFile) {
                    return Optional.of(variable.getKey());
                }
            }
            return Optional.empty();
        }
    };

    /** They read Docker's files and ask the engine for the container of each; both require root. Like all others they have no capabilities. */
    private static final Set<String> ROOT = Set.of("cadvisor", "filebeat");

    private static final Set<String> DATABASES = Set.of("mysql", "postgres", "mongodb");

    private final String promise;

    Rule(String promise) {
        this.promise = promise;
    }

    /** The violations of the rule; empty if there are none. */
    abstract Optional<String> breach(String name, JsonNode service);

    String promise() {
        return promise;
    }

    static long memory(JsonNode service) {
        return service.path("mem_limit").asLong();
    }

    /** Tools are run by people and end by themselves. */
    static boolean isTool(JsonNode service) {
        return service.path("profiles").path(0).asText().equals("tools");
    }
}
