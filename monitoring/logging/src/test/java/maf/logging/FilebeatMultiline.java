package maf.logging;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The multiline settings of filebeat.yml, applied by Filebeat's documented rules with regular expressions of Go (RE2):
 * with {@code match: after}, lines that match ({@code negate: false}) or do not match ({@code negate: true}) belong to
 * the line before.
 */
record FilebeatMultiline(Pattern pattern, boolean negate) {
    /** @param index index of the template in the file: mysql, postgres, all others */
    static FilebeatMultiline template(int index) {
        var config = (Map<?, ?>) load();
        var provider = (Map<?, ?>) ((List<?>) config.get("filebeat.autodiscover.providers")).get(0);
        var template = (Map<?, ?>) ((List<?>) provider.get("templates")).get(index);
        var input = (Map<?, ?>) ((List<?>) template.get("config")).get(0);
        var multiline = (Map<?, ?>) ((Map<?, ?>) ((List<?>) input.get("parsers")).get(1)).get("multiline");
        if (!"after".equals(multiline.get("match"))) {
            throw new IllegalStateException("only match: after is supported here");
        }
        return new FilebeatMultiline(
                Pattern.compile((String) multiline.get("pattern")), (Boolean) multiline.get("negate"));
    }

    static Object load() {
        return new Load(LoadSettings.builder().build())
                .loadFromString(CheckoutFiles.read("monitoring/logging/filebeat/filebeat.yml"));
    }

    List<String> events(List<String> lines) {
        var events = new ArrayList<String>();
        for (var line : lines) {
            if (!events.isEmpty() && pattern.matcher(line).find() != negate) {
                events.set(events.size() - 1, events.get(events.size() - 1) + "\n" + line);
            } else {
                events.add(line);
            }
        }
        return events;
    }
}
