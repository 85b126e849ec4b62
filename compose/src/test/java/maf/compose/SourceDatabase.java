package maf.compose;

import java.util.List;
import java.util.Locale;

/** The three source databases, with a change of each kind to one row as a person types it into the database's client. */
enum SourceDatabase {
    MYSQL(
            3306,
            "movie_ids",
            "Ariel 🎬",
            1.5,
            "INSERT INTO movie_ids VALUES (%d, 'Ariel 🎬', 1.5, 0, 0)",
            "UPDATE movie_ids SET popularity = %2$s WHERE id = %1$d",
            "DELETE FROM movie_ids WHERE id = %d"),
    POSTGRES(
            5432,
            "tv_series_ids",
            "Berlin «Платц»",
            2.25,
            "INSERT INTO maf.tv_series_ids VALUES (%d, 'Berlin «Платц»', 2.25)",
            "UPDATE maf.tv_series_ids SET popularity = %2$s WHERE id = %1$d",
            "DELETE FROM maf.tv_series_ids WHERE id = %d"),
    MONGODB(
            27017,
            "person_ids",
            "Aki Kaurismäki",
            0.125,
            "db.person_ids.insertOne({_id: NumberLong('%d'), name: 'Aki Kaurismäki', popularity: 0.125, adult: false})",
            "db.person_ids.updateOne({_id: NumberLong('%d')}, {$set: {popularity: %s}})",
            "db.person_ids.deleteOne({_id: NumberLong('%d')})");

    static final List<SourceDatabase> ALL = List.of(values());

    private final int port;
    private final String table;
    private final String title;
    private final double popularity;
    private final String insert;
    private final String update;
    private final String delete;

    SourceDatabase(
            int port, String table, String title, double popularity, String insert, String update, String delete) {
        this.port = port;
        this.table = table;
        this.title = title;
        this.popularity = popularity;
        this.insert = insert;
        this.update = update;
        this.delete = delete;
    }

    /** The service in the compose file, the folder in {@code databases/} and the topic prefix. */
    String service() {
        return name().toLowerCase(Locale.ROOT);
    }

    int port() {
        return port;
    }

    /** The table that its producer fills. */
    String table() {
        return table;
    }

    String rawTopic() {
        return service() + ".maf." + table;
    }

    /** The title of a row that {@link #insert} creates. */
    String title() {
        return title;
    }

    /** The popularity of a row that {@link #insert} creates. */
    double popularity() {
        return popularity;
    }

    String insert(long id) {
        return String.format(Locale.ROOT, insert, id);
    }

    String update(long id, double popularity) {
        return String.format(Locale.ROOT, update, id, popularity);
    }

    String delete(long id) {
        return String.format(Locale.ROOT, delete, id);
    }
}
