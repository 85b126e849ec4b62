package maf.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maf.contract.file.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings about what is allowed and seldom intended, each with its position. */
class ContractWarningsTest {
    private static final String TABLE = CheckedContractsTest.TABLE;

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`popularity >= 0.0`~9:9~`popularity == null || popularity >= 0.0`",
                "`adult || popularity > 1`~9:18~`popularity == null || (adult || popularity > 1)`",
                "`popularity == null || popularity >= 0.0`~~",
                "`popularity != null && popularity >= 0.0`~~",
                "`title == 'a' || title in ['b']`~~",
                "`id > 1 && !adult`~~",
            })
    void warnsOfRulesThatNullLeavesUndecided(String filter, String place, String better) throws IOException {
        var warnings = warnings(TABLE + "filter: " + filter + "\n");

        if (place == null) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings)
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.toString())
                            .startsWith("t.yaml:" + place + ": 'popularity' may be NULL")
                            .endsWith("write \"" + better + "\""));
        }
    }

    @Test
    void warnsOfSourcesWhoseRowsMeetAndOfTopicsThatNobodyWrites() throws IOException {
        assertThat(warnings(TABLE.replace("[{topic: mysql.maf.t}]", "[{topic: mysql.maf.t}, {topic: t}]")))
                .extracting(Mistake::toString)
                .satisfiesExactly(
                        topic -> assertThat(topic)
                                .startsWith("t.yaml:8:33: no connector of this pipeline writes to 't'"),
                        rows -> assertThat(rows).contains("rows of t and mysql.maf.t with the same key overwrite"));
    }

    @Test
    void warnsOfAKeyThatEndsInBytes() throws IOException {
        assertThat(warnings(TABLE.replace("BIGINT", "VARBINARY")))
                .singleElement()
                .hasToString("t.yaml:1:8: Phoenix's SELECT leaves out the last byte of key column 'id' where it is FF,"
                        + " although it is stored: better take it as VARCHAR");
    }

    private List<Mistake> warnings(String contract) throws IOException {
        Files.writeString(dir.resolve("t.yaml"), contract);
        return CheckedContracts.read(dir).warnings();
    }
}
