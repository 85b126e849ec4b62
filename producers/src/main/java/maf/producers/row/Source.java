package maf.producers.row;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import maf.producers.config.ProducerConfig;
import maf.producers.database.MongoTarget;
import maf.producers.database.MysqlTarget;
import maf.producers.database.PostgresTarget;
import maf.producers.database.RowTarget;
import maf.runtime.InvalidConfigurationException;

/** The three databases that are filled, each from its own export. */
public enum Source {
    MYSQL("MySQL", "maf.movie_ids", "movie_ids", ColumnLimits.MOVIE) {
        @Override
        public RowTarget target(ProducerConfig config) {
            return new MysqlTarget(config);
        }
    },
    POSTGRES("PostgreSQL", "maf.tv_series_ids", "tv_series_ids", ColumnLimits.TV_SERIES) {
        @Override
        public RowTarget target(ProducerConfig config) {
            return new PostgresTarget(config);
        }
    },
    MONGODB("MongoDB", "maf.person_ids", "person_ids", ColumnLimits.PERSON) {
        @Override
        public RowTarget target(ProducerConfig config) {
            return new MongoTarget(config);
        }
    };

    public final String database;
    public final String table;
    /** The first part of the name of TMDB's daily files. */
    public final String export;

    public final ColumnLimits columns;

    Source(String database, String table, String export, ColumnLimits columns) {
        this.database = database;
        this.table = table;
        this.export = export;
        this.columns = columns;
    }

    /** Connects at its first call, not before. */
    public abstract RowTarget target(ProducerConfig config);

    /** As on the command line: {@code mysql}, {@code postgres} or {@code mongodb}. */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Source named(String argument) {
        return Arrays.stream(values())
                .filter(source -> source.argument().equals(argument))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException("Unknown database '" + argument + "', known: "
                        + Arrays.stream(values()).map(Source::argument).collect(Collectors.joining(", "))));
    }
}
