package maf.transformer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import maf.contract.wire.MafHeaders;
import maf.transformer.cleanse.SizeLimits;
import org.junit.jupiter.api.Test;

class TooLargeTest {
    private static final int HEADERS = 5 * 1024;

    private static String row(String title) {
        return TestTopology.mysql("c", null, "{\"id\":1,\"original_title\":\"" + title + "\"}");
    }

    @Test
    void quarantinesARowLargerThanItsTopicAccepts() {
        try (var pipe = new TestTopology(TestTopology.SHIPPED, new SizeLimits(HEADERS, 1 << 20))) {
            // When: 3 bytes per character exceed the limit, 1 byte does not
            pipe.send(TestTopology.MYSQL, "{\"id\":1}", row("語".repeat(500)));
            pipe.send(TestTopology.MYSQL, "{\"id\":1}", row("a".repeat(500)));

            // Then
            assertThat(pipe.read("cleansed.movie")).hasSize(1);
            assertThat(pipe.read("quarantine")).hasSize(2).allSatisfy(out -> {
                assertThat(out.header(MafHeaders.REASON)).isEqualTo("too-large");
                assertThat(out.header(MafHeaders.DETAIL)).isEqualTo("the cleansed row is larger than its topic takes");
                assertThat(out.value()).isEqualTo(row("語".repeat(500)));
            });
            assertThat(pipe.count("maf.records.quarantined", "table", "MAF.MOVIE", "reason", "too-large"))
                    .isEqualTo(1);
        }
    }

    @Test
    void namesThePositionOfARawRecordTooLargeForQuarantine() {
        try (var pipe = new TestTopology(TestTopology.SHIPPED, new SizeLimits(HEADERS, HEADERS))) {
            // When
            pipe.send(TestTopology.MYSQL, "{\"id\":1}", row("a".repeat(2000)));

            // Then
            assertThat(pipe.read("quarantine")).hasSize(2).allSatisfy(out -> {
                assertThat(out.header(MafHeaders.REASON)).isEqualTo("too-large");
                assertThat(out.header(MafHeaders.DETAIL)).contains("it stays in " + TestTopology.MYSQL);
                assertThat(out.header(MafHeaders.OFFSET)).isEqualTo("0");
                assertThat(out.key()).isNull();
                assertThat(out.value()).isNull();
            });
            assertThat(pipe.read("cleansed.movie")).isEmpty();
            assertThat(pipe.count("maf.records.quarantined", "table", "MAF.MOVIE", "reason", "too-large"))
                    .isEqualTo(1);
        }
    }

    @Test
    void truncatesALongDetailButNotTheRecord() {
        try (var pipe = new TestTopology(TestTopology.SHIPPED)) {
            pipe.send(TestTopology.MYSQL, "{\"" + "n".repeat(5000) + "\":1}", row("a"));

            assertThat(pipe.read("quarantine"))
                    .hasSize(2)
                    .allSatisfy(out -> assertThat(out.header(MafHeaders.DETAIL)).hasSizeLessThan(600));
        }
    }
}
