package maf.transformer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import maf.contract.yaml.CheckedContracts;
import maf.transformer.cleanse.SizeLimits;
import org.junit.jupiter.api.Test;

class TransformerTopologyTest {
    @Test
    void describesThePipeline() {
        // Given
        var checked = CheckedContracts.read(TestTopology.SHIPPED);

        // When
        var topology = TransformerTopology.of(
                checked.contracts(),
                checked.rules(),
                SizeLimits.of(1),
                new TransformerMetrics(new SimpleMeterRegistry()),
                Map.of());

        // Then
        assertThat(topology.describe().toString().strip()).isEqualTo("""
                        Topologies:
                           Sub-topology: 0
                            Source: raw (topics: [postgres.maf.canary, mongodb.maf.person_ids, mysql.maf.movie_ids, mysql.maf.canary, mongodb.maf.canary, postgres.maf.tv_series_ids])
                              --> cleanse
                            Processor: cleanse (stores: [])
                              --> cleansed.canary, cleansed.catalogue, cleansed.movie, cleansed.person, cleansed.tv-series, quarantine
                              <-- raw
                            Sink: cleansed.canary (topic: cleansed.canary)
                              <-- cleanse
                            Sink: cleansed.catalogue (topic: cleansed.catalogue)
                              <-- cleanse
                            Sink: cleansed.movie (topic: cleansed.movie)
                              <-- cleanse
                            Sink: cleansed.person (topic: cleansed.person)
                              <-- cleanse
                            Sink: cleansed.tv-series (topic: cleansed.tv-series)
                              <-- cleanse
                            Sink: quarantine (topic: quarantine)
                              <-- cleanse""");
    }
}
