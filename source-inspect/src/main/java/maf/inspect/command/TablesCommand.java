package maf.inspect.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import maf.contract.model.TableContract;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.table.EventKey;
import maf.inspect.table.SourceTables;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code source tables}. */
@Command(
        name = "tables",
        description = {
            "List the tables of a source: key, estimated rows and bytes, whether it is captured, and its contracts.",
            "Partitions are not listed; their table is."
        },
        mixinStandardHelpOptions = true)
public final class TablesCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TITLES = List.of("TABLE", "KEY", "ROWS", "BYTES", "CAPTURED", "CONTRACT");
    private static final String NOTHING = "-";

    @Parameters(index = "0", paramLabel = "NAME", description = "The source: its file's name without .yaml.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATTERN",
            defaultValue = "*",
            description = "Only these, such as orders or 'crm.invoice_*' (default: all).")
    private String pattern;

    @Option(names = "--json", description = "One JSON array.")
    private boolean json;

    @Mixin
    private InspectOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        var connections = options.source(name);
        var contracts = options.contracts(null);
        var wanted = new Selection(connections.source(), List.of(pattern));
        var login = Login.of(connections.source().users().reader(), connections.environment());
        var rows = SourceTables.read(connections, login).stream()
                .filter(table -> table.kind() != TableKind.PARTITION && wanted.has(table.table()))
                .map(table -> row(table, connections, contracts))
                .toList();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        } else {
            print(rows).forEach(out::println);
        }
        return 0;
    }

    private static ObjectNode row(
            TableDescription table, SourceConnections connections, List<TableContract> contracts) {
        var source = connections.source();
        var topic = table.table().topic(source.name());
        var named = contracts.stream()
                .filter(contract -> contract.sources().stream()
                        .anyMatch(feed -> feed.topic().equals(topic)))
                .map(TableContract::name)
                .toList();
        var row = JSON.createObjectNode();
        row.put("table", table.table().schema() + "." + table.table().name());
        var key = row.putArray("key");
        table.key().map(EventKey::columns).orElse(List.of()).forEach(key::add);
        put(row, "rows", table.rows());
        put(row, "bytes", table.bytes());
        row.put(
                "captured",
                table.kind().refusal().isEmpty()
                        && source.scope()
                                .captures(table.table().schema(), table.table().name()));
        row.put("contract", named.isEmpty() ? null : String.join(", ", named));
        return row;
    }

    private static void put(ObjectNode row, String name, OptionalLong number) {
        if (number.isPresent()) {
            row.put(name, number.getAsLong());
        } else {
            row.putNull(name);
        }
    }

    private static List<String> print(List<ObjectNode> rows) {
        var lines = new ArrayList<List<String>>();
        lines.add(TITLES);
        for (var row : rows) {
            var key = new ArrayList<String>();
            row.get("key").forEach(column -> key.add(column.textValue()));
            lines.add(List.of(
                    row.get("table").textValue(),
                    key.isEmpty() ? NOTHING : String.join(", ", key),
                    row.get("rows").isNull() ? NOTHING : row.get("rows").asText(),
                    row.get("bytes").isNull() ? NOTHING : row.get("bytes").asText(),
                    row.get("captured").booleanValue() ? "yes" : "no",
                    row.get("contract").isNull() ? NOTHING : row.get("contract").textValue()));
        }
        var widths = new int[TITLES.size()];
        lines.forEach(line -> {
            for (var at = 0; at < widths.length; at++) {
                widths[at] = Math.max(widths[at], line.get(at).length());
            }
        });
        return lines.stream().map(line -> padded(line, widths)).toList();
    }

    private static String padded(List<String> line, int[] widths) {
        var text = new StringBuilder();
        for (var at = 0; at < widths.length; at++) {
            text.append(line.get(at))
                    .append(" ".repeat(widths[at] - line.get(at).length() + 2));
        }
        return text.toString().stripTrailing();
    }
}
