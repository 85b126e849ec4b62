package maf.source;

import java.util.Locale;

/** The kinds of databases that can be captured. */
public enum SourceKind {
    MYSQL("MySQL", 3306),
    POSTGRES("PostgreSQL", 5432),
    MONGODB("MongoDB", 27017);

    private final String title;
    private final int usualPort;

    SourceKind(String title, int usualPort) {
        this.title = title;
        this.usualPort = usualPort;
    }

    /** As a source file writes it: mysql, postgres or mongodb. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As its makers write it. */
    public String title() {
        return title;
    }

    public int usualPort() {
        return usualPort;
    }
}
