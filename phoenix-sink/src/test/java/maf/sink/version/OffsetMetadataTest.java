package maf.sink.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetMetadataTest {
    @Test
    void readsItsOwnMetadata() {
        assertThat(OffsetMetadata.read(OffsetMetadata.write(1_795_395_700_123L)))
                .hasValue(1_795_395_700_123L);
    }

    @Test
    void ignoresMetadataOfOthers() {
        assertThat(OffsetMetadata.read("")).isEmpty();
        assertThat(OffsetMetadata.read(null)).isEmpty();
        assertThat(OffsetMetadata.read("v=-1")).isEmpty();
        assertThat(OffsetMetadata.read("some tool's note")).isEmpty();
    }
}
