package maf.transformer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicDifferenceTest {
    private static NewTopic topic(String name, String setting, String wanted) {
        return new NewTopic(name, 4, (short) 1).configs(Map.of(setting, wanted));
    }

    @ParameterizedTest
    @CsvSource({
        "cleansed.movie, cleanup.policy,         delete,         compact,    Corrected",
        "cleansed.movie, cleanup.policy,         'compact,delete', compact,  Corrected",
        "cleansed.movie, message.timestamp.type, LogAppendTime,  CreateTime, Corrected",
        "mysql.maf.a,    message.timestamp.after.max.ms, 3600000, 9223372036854775807, Corrected",
        "cleansed.movie, max.message.bytes,      1048588,        18874368,   Corrected",
        "cleansed.movie, max.message.bytes,      99999999,       18874368,   Respected",
        "cleansed.movie, delete.retention.ms,    1000,           604800000,  Respected",
        "mysql.maf.a,    retention.ms,           1000,           604800000,  Respected",
        "mysql.maf.a,    cleanup.policy,         compact,        delete,     Respected",
        "quarantine,     cleanup.policy,         compact,        delete,     Refused",
        "quarantine,     max.message.bytes,      17825792,       36700160,   Corrected",
    })
    void correctsWhatEndangersRowsAndLeavesTheRest(
            String name, String setting, String was, String wanted, String kind) {
        var differences = TopicDifference.between(topic(name, setting, wanted), Map.of(setting, was));

        assertThat(differences).singleElement().satisfies(difference -> {
            assertThat(difference.setting()).isEqualTo(setting);
            assertThat(difference.getClass().getSimpleName()).isEqualTo(kind);
        });
    }

    @Test
    void findsNoDifferenceInATopicAsPlanned() {
        assertThat(TopicDifference.between(topic("a", "retention.ms", "1"), Map.of("retention.ms", "1", "b", "c")))
                .isEmpty();
    }
}
