package maf.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void aMissingProgramCountsAsFailed() {
        var outcome = Command.run(java.nio.file.Path.of("/"), java.util.List.of("no-such-program-anywhere"));

        assertThat(outcome.succeeded()).isFalse();
    }

    @Test
    void keepsTheLastLines() {
        assertThat(Command.lastLines("a\nb\nc\n", 2)).isEqualTo("b\n  c");
    }
}
