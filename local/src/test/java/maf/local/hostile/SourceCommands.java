package maf.local.hostile;

import java.sql.Connection;
import java.sql.SQLException;
import maf.local.fixture.SourceStatement;
import maf.local.servers.Pipeline;

/** What an application does at the sources. */
record SourceCommands(Pipeline pipeline) {
    void run(Section section) throws SQLException {
        switch (section.kind()) {
            case "mysql" -> {
                try (var session = pipeline.mysql()) {
                    session.setCatalog("maf");
                    run(session, section);
                }
            }
            case "postgres" -> {
                try (var session = pipeline.postgres()) {
                    run(session, section);
                }
            }
            case "mongodb" -> {
                try (var client = pipeline.mongodb()) {
                    for (var command : section.paragraphs()) {
                        SourceStatement.run(client.getDatabase("maf"), command);
                    }
                }
            }
            default -> throw new IllegalArgumentException(section.kind());
        }
    }

    private static void run(Connection session, Section section) throws SQLException {
        for (var command : section.paragraphs()) {
            SourceStatement.run(session, command);
        }
    }
}
