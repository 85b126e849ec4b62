package maf.producers;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import maf.runtime.InvalidConfigurationException;

/** The three databases that are filled, each from its own export. */
enum Source {
    MYSQL("MySQL", "maf.movie_ids", "movie_ids.json.gz") {
        @Override
        RowTarget target(ProducerConfig config) {
            return new MysqlTarget(config);
        }
    },
    POSTGRES("PostgreSQL", "maf.tv_series_ids", "tv_series_ids.json.gz") {
        @Override
        RowTarget target(ProducerConfig config) {
            return new PostgresTarget(config);
        }
    },
    MONGODB("MongoDB", "maf.person_ids", "person_ids.json.gz") {
        @Override
        RowTarget target(ProducerConfig config) {
            return new MongoTarget(config);
        }
    };

    final String database;
    final String table;
    private final String sample;

    Source(String database, String table, String sample) {
        this.database = database;
        this.table = table;
        this.sample = sample;
    }

    /** Connects at its first write, not before. */
    abstract RowTarget target(ProducerConfig config);

    /** The bundled sample from its first line. */
    ExportReader sample() throws IOException {
        return new ExportReader(Objects.requireNonNull(Source.class.getResourceAsStream(sample), sample));
    }

    /** As on the command line: {@code mysql}, {@code postgres} or {@code mongodb}. */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Source named(String argument) {
        return Arrays.stream(values())
                .filter(source -> source.argument().equals(argument))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException("Unknown database '" + argument + "', known: "
                        + Arrays.stream(values()).map(Source::argument).collect(Collectors.joining(", "))));
    }
}
