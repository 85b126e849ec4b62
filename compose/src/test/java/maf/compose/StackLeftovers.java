package maf.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Containers of these tests on this machine: those of the running stack, or those that a build left when it was killed. */
record StackLeftovers(DockerCli docker) {
    /** Testcontainers adds six random letters. */
    static final String PROJECT_PREFIX = "maf-it-";
    /** Marks containers that belong to no compose project. */
    static final String LABEL = "maf.test";

    private List<String> projects() {
        return docker.run("docker", "compose", "ls", "--all", "--quiet")
                .lines()
                .filter(name -> name.startsWith(PROJECT_PREFIX))
                .toList();
    }

    /** The output of the containers, as far as Docker still has it. */
    void saveLogs(Path file) {
        var logs = new StringBuilder();
        for (var project : projects()) {
            var printed = docker.result(List.of("docker", "compose", "--project-name", project, "logs", "--no-color"));
            logs.append(printed.output()).append(printed.errors());
        }
        try {
            Files.writeString(file, logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        projects().forEach(project -> docker.result(List.of("docker", "compose", "--project-name", project, "kill")));
    }

    void remove() {
        var single = docker.run("docker", "ps", "--all", "--quiet", "--filter", "label=" + LABEL)
                .lines()
                .toList();
        if (!single.isEmpty()) {
            var words = new ArrayList<>(List.of("docker", "rm", "--force", "--volumes"));
            words.addAll(single);
            docker.run(words);
        }
        kill();
        projects()
                .forEach(project -> docker.run(
                        "docker", "compose", "--project-name", project, "down", "--volumes", "--remove-orphans"));
    }
}
