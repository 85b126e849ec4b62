package maf.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExternalCommandTest {
    @Test
    void aMissingProgramCountsAsFailed() {
        var outcome = ExternalCommand.run(java.nio.file.Path.of("/"), java.util.List.of("no-such-program-anywhere"));

        assertThat(outcome.succeeded()).isFalse();
    }

    @Test
    void keepsTheLastLines() {
        assertThat(ExternalCommand.lastLines("a\nb\nc\n", 2)).isEqualTo("b\n  c");
    }
}
