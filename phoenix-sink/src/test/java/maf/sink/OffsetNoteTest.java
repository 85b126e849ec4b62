package maf.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetNoteTest {
    @Test
    void readsWhatItWrote() {
        assertThat(OffsetNote.read(OffsetNote.write(1_795_395_700_123L))).hasValue(1_795_395_700_123L);
    }

    @Test
    void passesOverWhatOthersWrote() {
        assertThat(OffsetNote.read("")).isEmpty();
        assertThat(OffsetNote.read(null)).isEmpty();
        assertThat(OffsetNote.read("v=-1")).isEmpty();
        assertThat(OffsetNote.read("some tool's note")).isEmpty();
    }
}
