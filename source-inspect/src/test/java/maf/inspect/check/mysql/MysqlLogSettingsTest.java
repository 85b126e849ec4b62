package maf.inspect.check.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MysqlLogSettingsTest {
    private static final Map<String, String> RIGHT = Map.of(
            "log_bin", "ON",
            "binlog_format", "ROW",
            "binlog_row_image", "FULL",
            "binlog_row_metadata", "FULL",
            "binlog_row_value_options", "");

    @Test
    void theShippedSettingsAreRight() {
        assertThat(new MysqlLogSettings(RIGHT).problem()).isEmpty();
    }

    @Test
    void everyOtherSettingIsNamedWithWhatItMustBe() {
        RIGHT.keySet().forEach(name -> {
            var values = new HashMap<>(RIGHT);
            values.put(name, "OTHER");
            assertThat(new MysqlLogSettings(values).problem().orElseThrow()).contains(name + "=" + RIGHT.get(name));
        });
    }

    @Test
    void aServerWithoutDescriptionsOfColumnsIsRefused() {
        var values = new HashMap<>(RIGHT);
        values.remove("binlog_row_metadata");
        values.remove("binlog_row_value_options");

        assertThat(new MysqlLogSettings(values).problem())
                .hasValueSatisfying(text ->
                        assertThat(text).contains("binlog_row_metadata=FULL").doesNotContain("options"));
    }
}
