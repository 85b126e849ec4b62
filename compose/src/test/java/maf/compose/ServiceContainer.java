package maf.compose;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerState;

/**
 * A current container of the stack. Testcontainers' own view keeps the containers of its first {@code up}, which later
 * commands replace.
 *
 * @param service its name in the compose file
 */
record ServiceContainer(String service, InspectContainerResponse info) implements ContainerState {
    private static final String PROJECT = "com.docker.compose.project";
    private static final String SERVICE = "com.docker.compose.service";
    private static final String NUMBER = "com.docker.compose.container-number";
    private static final String ONE_OFF = "com.docker.compose.oneoff";

    /** The containers of all services, including stopped ones. */
    static List<ServiceContainer> all(String project) {
        return find(Map.of(PROJECT, project)).toList();
    }

    /** The first container of a service. */
    static ServiceContainer of(String project, String service) {
        return find(Map.of(PROJECT, project, SERVICE, service, NUMBER, "1", ONE_OFF, "False"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Service " + service + " has no container."));
    }

    /** The project that a container of it belongs to. */
    static String project(ContainerState container) {
        return container.getContainerInfo().getConfig().getLabels().get(PROJECT);
    }

    private static Stream<ServiceContainer> find(Map<String, String> labels) {
        return DockerClientFactory.lazyClient()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels)
                .exec()
                .stream()
                .map(ServiceContainer::inspect);
    }

    private static ServiceContainer inspect(Container found) {
        var info = DockerClientFactory.lazyClient()
                .inspectContainerCmd(found.getId())
                .exec();
        return new ServiceContainer(found.getLabels().get(SERVICE), info);
    }

    /** The process id of the first process, on this machine. */
    long pid() {
        return info.getState().getPidLong();
    }

    String startedAt() {
        return info.getState().getStartedAt();
    }

    /** The output of a command that must succeed. */
    String exec(String... words) {
        try {
            var result = execInContainer(words);
            return new CommandResult(List.of(words), result.getExitCode(), result.getStdout(), result.getStderr())
                    .orFail();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public InspectContainerResponse getContainerInfo() {
        return info;
    }

    @Override
    public List<Integer> getExposedPorts() {
        return List.of(); // clients use the ports that the compose file publishes
    }
}
