package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.ReconcileResult;
import maf.local.fixture.TypeZoo;
import maf.local.fixture.TypeZooFindings;
import maf.local.fixture.TypeZooOutcomes;
import maf.local.fixture.TypeZooWriter;
import maf.local.servers.Pipeline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of the three databases: the exact value in the store, or the exact reason in quarantine. */
@PipelineTest
class TypeZooIT {
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
        var source = new TypeZooWriter(pipeline::mysql, pipeline::postgres, pipeline::mongodb);
        if (!zoo.isInSnapshot()) {
            source.create(zoo);
        }
        source.write(zoo, TypeZoo.STREAMED);

        var outcomes = new TypeZooOutcomes(pipeline.connections().bootstrapServers(), pipeline.connections()::phoenix);
        assertThat(outcomes.awaitDifferences(zoo)).isEmpty();
    }

    /** Read directly, the sources have the same values, except for those that are altered before the pipeline sees them. */
    @AfterAll
    static void theSourcesHaveTheSameValues(Pipeline pipeline) {
        var names = zoos().stream().map(zoo -> "zoo-" + zoo);
        var arguments = Stream.concat(names, Stream.of("--show", "1000")).toArray(String[]::new);
        var reconciled = ReconcileResult.run(pipeline, arguments);

        var expected = new TreeSet<String>();
        var found = new TreeSet<String>();
        for (var zoo : zoos()) {
            expected.addAll(TypeZooFindings.expected(zoo));
            found.addAll(TypeZooFindings.found(zoo, reconciled.table("zoo-" + zoo)));
        }
        assertThat(found).as(reconciled.toString()).isEqualTo(expected);
    }
}
