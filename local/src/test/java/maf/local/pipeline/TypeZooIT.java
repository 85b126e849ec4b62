package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.ReconcileResult;
import maf.local.fixture.StoredValueText;
import maf.local.fixture.TypeZoo;
import maf.local.fixture.TypeZooCase;
import maf.local.fixture.TypeZooWriter;
import maf.local.servers.Pipeline;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of the three databases: the exact value in the store, or the exact reason in quarantine. */
@PipelineTest
class TypeZooIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final Pipeline pipeline;

    TypeZooIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    static List<TypeZoo> zoos() {
        return TypeZoo.all();
    }

    @ParameterizedTest
    @MethodSource("zoos")
    void everyValueIsKeptExactlyOrRefusedWithAReason(TypeZoo zoo) throws SQLException {
        var source = new TypeZooWriter(pipeline);
        if (!zoo.isInSnapshot()) {
            source.create(zoo);
        }
        source.write(zoo, TypeZoo.STREAMED);
        var rows = zoo.cases().size() * (zoo.isInSnapshot() ? 2 : 1);

        var outcomes = Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> outcomes(zoo), found -> found.size() >= rows);

        var differences = new ArrayList<String>();
        for (var one : zoo.cases()) {
            if (zoo.isInSnapshot()) {
                compare("snapshot: " + one, one.snapshot(), outcomes.get(one.number()), differences);
            }
            compare("streamed: " + one, one.streamed(), outcomes.get(TypeZoo.STREAMED + one.number()), differences);
        }
        assertThat(differences).isEmpty();
    }

    /** Read directly, the sources say the same, but for what is altered before the pipeline sees it. */
    @AfterAll
    static void theSourcesSayTheSame(Pipeline pipeline) {
        var expected = new TreeSet<String>();
        for (var zoo : zoos()) {
            for (var one : zoo.cases()) {
                if (zoo.isInSnapshot() && one.isAlteredInSnapshot()) {
                    expected.add("snapshot: " + zoo + ": " + one);
                }
                if (one.isAlteredInStream()) {
                    expected.add("streamed: " + zoo + ": " + one);
                }
            }
        }
        var names = zoos().stream().map(zoo -> "zoo-" + zoo);
        var arguments = Stream.concat(names, Stream.of("--show", "1000")).toArray(String[]::new);
        var reconciled = ReconcileResult.run(pipeline, arguments);

        var found = new TreeSet<String>();
        for (var zoo : zoos()) {
            for (var finding : reconciled.table("zoo-" + zoo).path("findings")) {
                var id = NUMBER.matcher(finding.path("key").asText())
                        .results()
                        .findFirst()
                        .map(number -> Integer.parseInt(number.group()))
                        .orElseThrow();
                var one = zoo.cases().get(id % TypeZoo.STREAMED - 1);
                for (var column : finding.path("columns")) {
                    // a NOT NULL column of dates is its default in every row, the zero date, which Debezium alters
                    var isDefault = defaults(zoo).contains(column.path("column").asText());
                    if (!isDefault || column.path("column").asText().equals(one.field())) {
                        found.add((id < TypeZoo.STREAMED ? "snapshot: " : "streamed: ") + zoo + ": " + one);
                    }
                }
            }
        }
        assertThat(found).as(reconciled.toString()).isEqualTo(expected);
    }

    private static Set<String> defaults(TypeZoo zoo) {
        return zoo.fields().values().stream()
                .filter(one -> one.sourceType().endsWith("NOT NULL"))
                .map(TypeZooCase::field)
                .collect(Collectors.toSet());
    }

    private static void compare(String what, String expected, String found, List<String> differences) {
        if (!expected.equals(found)) {
            differences.add(what + ": expected " + expected + ", found " + found);
        }
    }

    /** By row id: what the store holds in the case's column, or why the row is in quarantine. */
    private Map<Integer, String> outcomes(TypeZoo zoo) throws SQLException {
        var outcomes = new HashMap<Integer, String>();
        try (var scan = new TopicScan(pipeline.stores().bootstrapServers())) {
            scan.read(List.of("quarantine"), record -> {
                if (header(record, "maf.topic").equals(zoo.topic())) {
                    outcomes.put(id(record), "! " + header(record, "maf.reason"));
                }
            });
        }
        try (var store = pipeline.stores().phoenix();
                var statement = store.createStatement();
                var row = statement.executeQuery("SELECT * FROM " + zoo.table())) {
            while (row.next()) {
                var id = row.getInt("ID");
                var one = zoo.cases().get(id % TypeZoo.STREAMED - 1);
                outcomes.put(id, StoredValueText.text(row, one.field()));
            }
        }
        return outcomes;
    }

    private static int id(ConsumerRecord<byte[], byte[]> record) {
        var key = NUMBER.matcher(new String(record.key(), StandardCharsets.UTF_8));
        assertThat(key.find()).isTrue();
        return Integer.parseInt(key.group());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
