package maf.producers;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import maf.runtime.InvalidConfigurationException;

/** The three databases that are filled, each from its own export. */
enum Source {
    MYSQL("MySQL", "maf.movie_ids", "movie_ids", Columns.MOVIE) {
        @Override
        RowTarget target(ProducerConfig config) {
            return new MysqlTarget(config);
        }
    },
    POSTGRES("PostgreSQL", "maf.tv_series_ids", "tv_series_ids", Columns.TV_SERIES) {
        @Override
        RowTarget target(ProducerConfig config) {
            return new PostgresTarget(config);
        }
    },
    MONGODB("MongoDB", "maf.person_ids", "person_ids", Columns.PERSON) {
        @Override
        RowTarget target(ProducerConfig config) {
            return new MongoTarget(config);
        }
    };

    final String database;
    final String table;
    /** The first part of the name of TMDB's daily files. */
    final String export;

    final Columns columns;

    Source(String database, String table, String export, Columns columns) {
        this.database = database;
        this.table = table;
        this.export = export;
        this.columns = columns;
    }

    /** Connects at its first call, not before. */
    abstract RowTarget target(ProducerConfig config);

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
