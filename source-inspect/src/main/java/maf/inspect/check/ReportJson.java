package maf.inspect.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reports for programs. */
final class ReportJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ReportJson() {}

    /** {@code {"sources":[{"name","kind","server","checks":[{"check","table","verdict","detail","remedy"}]}]}}. */
    static String of(List<SourceReport> reports) {
        var root = JSON.createObjectNode();
        var sources = root.putArray("sources");
        for (var report : reports) {
            ObjectNode source = sources.addObject();
            source.put("name", report.name()).put("kind", report.kind()).put("server", report.server());
            var checks = source.putArray("checks");
            for (var finding : report.checks()) {
                checks.addObject()
                        .put("check", finding.check().code())
                        .put("table", finding.table())
                        .put("verdict", finding.verdict().code())
                        .put("detail", finding.detail())
                        .put("remedy", finding.remedy());
            }
        }
        return root.toString();
    }
}
