package maf.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the start script of our programs calls Java. */
class AppStartTest {
    @ParameterizedTest
    @ValueSource(strings = {"contract check", "source check", "quarantine list", "reconcile", "trace"})
    void commandsWriteUtf8WhateverTheLocaleIs(String command) throws IOException {
        assertThat(calls(command)).contains(" -Dsun.stdout.encoding=UTF-8 ", " -Dsun.stderr.encoding=UTF-8 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source contracts", "contract propose"})
    void whatAsksSourcesIsNotTheTransformers(String command) throws IOException {
        assertThat(calls(command)).contains(" maf.inspect.Tool " + command);
    }

    private static String calls(String command) throws IOException {
        var start = new ProcessBuilder(new File("../images/apps/start").getCanonicalPath());
        start.command().addAll(List.of(command.split(" ", -1)));
        var here = new File(".").getCanonicalPath();
        start.environment().putAll(Map.of("JAVA", "echo", "LIB_DIR", here, "PHOENIX_LIB_DIR", here));
        return new String(start.start().getInputStream().readAllBytes(), UTF_8);
    }
}
