package maf.producers.row;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import maf.runtime.InvalidConfigurationException;

/** The three source databases, each with its own export. */
public enum Source {
    MYSQL("MySQL", "maf.movie_ids", "movie_ids", ColumnLimits.MOVIE),
    POSTGRES("PostgreSQL", "maf.tv_series_ids", "tv_series_ids", ColumnLimits.TV_SERIES),
    MONGODB("MongoDB", "maf.person_ids", "person_ids", ColumnLimits.PERSON);

    public final String database;
    public final String table;
    /** The prefix of the names of TMDB's daily files. */
    public final String export;

    public final ColumnLimits columns;

    Source(String database, String table, String export, ColumnLimits columns) {
        this.database = database;
        this.table = table;
        this.export = export;
        this.columns = columns;
    }

    /** The name on the command line: {@code mysql}, {@code postgres} or {@code mongodb}. */
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
