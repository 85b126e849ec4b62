package maf.local.hostile;

import java.sql.SQLException;
import java.util.List;
import maf.local.servers.Pipeline;

/** A table in each source, all in one of the store: a row in them shows that the source goes on. */
record Sentinel(Pipeline pipeline) {
    static final List<String> SOURCES = List.of("mysql", "postgres", "mongodb");

    static final String CONTRACT = """
            table: MAF.SENTINEL
            key: [source, id]
            columns:
              source: {type: VARCHAR(16)}
              id: {type: BIGINT}
            sources:
              - {topic: mysql.maf.sentinel, constants: {source: mysql}}
              - {topic: postgres.maf.sentinel, constants: {source: postgres}}
              - {topic: mongodb.maf.sentinel, fields: {id: _id}, constants: {source: mongodb}}
            """;

    /** Writes a row to each source. */
    void write() throws SQLException {
        var commands = new SourceCommands(pipeline);
        commands.run(
                new Section(
                        "mysql",
                        "",
                        "CREATE TABLE IF NOT EXISTS sentinel (id BIGINT NOT NULL PRIMARY KEY); REPLACE INTO sentinel VALUES (1)"));
        commands.run(new Section(
                "postgres",
                "",
                "CREATE TABLE IF NOT EXISTS maf.sentinel (id BIGINT PRIMARY KEY);"
                        + " INSERT INTO maf.sentinel VALUES (1) ON CONFLICT DO NOTHING"));
        commands.run(new Section("mongodb", "", "{\"insert\": \"sentinel\", \"documents\": [{\"_id\": 1}]}"));
    }
}
