package maf.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A table with a column for each pair of source type and column type, and a row for each edge value: {@code
 * zoo-<name>.txt}.
 *
 * @param setup statements that its types need
 */
record Zoo(String name, String topicPrefix, List<String> setup, List<ZooCase> cases) {
    /** Rows written while the connectors run have ids from here on; below are those that a snapshot has read. */
    static final int STREAMED = 1000;

    private static final List<Zoo> ALL =
            List.of(read("mysql"), read("mysql-year"), read("mysql-later"), read("postgres"), read("mongodb"));

    static List<Zoo> all() {
        return ALL;
    }

    private static Zoo read(String name) {
        var setup = new ArrayList<String>();
        var cases = new ArrayList<ZooCase>();
        var fields = new LinkedHashMap<String, String>();
        for (var line : lines("zoo-" + name + ".txt")) {
            if (line.startsWith("> ")) {
                setup.add(line.substring(2));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                var cells = line.split(" \\| ", -1);
                var field = fields.computeIfAbsent(cells[0] + "|" + cells[2], pair -> "c" + (fields.size() + 1));
                var snapshot = cells[cells.length == 5 ? 4 : 3];
                cases.add(new ZooCase(
                        cases.size() + 1, field, cells[0], cells[1], cells[2], cells[3].strip(), snapshot.strip()));
            }
        }
        return new Zoo(name, name.split("-", 2)[0], setup, cases);
    }

    private static List<String> lines(String resource) {
        try (InputStream file = Objects.requireNonNull(Zoo.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether its table is made before the connectors start, so that a snapshot reads it. */
    boolean isInSnapshot() {
        return !name.endsWith("-later");
    }

    /** The table or collection at the source. */
    String source() {
        return "zoo_" + name.replace('-', '_');
    }

    String topic() {
        return topicPrefix + ".maf." + source();
    }

    String table() {
        return "MAF." + source().toUpperCase(java.util.Locale.ROOT);
    }

    /** The first case of each field. */
    Map<String, ZooCase> fields() {
        return cases.stream()
                .collect(Collectors.toMap(ZooCase::field, one -> one, (first, next) -> first, LinkedHashMap::new));
    }

    String contract() {
        var columns = new StringBuilder();
        var paths = new ArrayList<String>();
        if (topicPrefix.equals("mongodb")) {
            paths.add("id: _id");
        }
        for (var one : fields().values()) {
            columns.append("  ")
                    .append(one.field())
                    .append(": {type: \"")
                    .append(one.columnType())
                    .append("\"}\n");
            if (!one.path().equals(one.field())) {
                paths.add(one.field() + ": " + one.path());
            }
        }
        return "table: " + table() + "\nkey: [id]\ncolumns:\n  id: {type: BIGINT}\n" + columns + "sources:\n  - topic: "
                + topic() + "\n    fields: {" + String.join(", ", paths) + "}\n";
    }

    @Override
    public String toString() {
        return name;
    }
}
