package maf.inspect.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.inspect.check.TestSources;
import maf.source.Environment;
import maf.source.Secret;
import maf.source.Source;
import maf.source.Users;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final Environment ENVIRONMENT = new Environment(Map.of("X", "secret"), Path.of("secrets"));

    private static List<String> statements(Source source) {
        return Preparation.of(source, ENVIRONMENT, false).stream()
                .map(Step::statement)
                .toList();
    }

    @Test
    void mysqlGetsUsersWithTheLeastRights() {
        assertThat(statements(TestSources.mysql("signals: shop.signals")))
                .containsExactly(
                        "CREATE TABLE IF NOT EXISTS `shop`.`signals` (id VARCHAR(64) NOT NULL PRIMARY KEY, type VARCHAR(32) NOT"
                                + " NULL, data TEXT)",
                        "CREATE USER IF NOT EXISTS 'cdc'@'%' IDENTIFIED BY '<the password in cdc>'",
                        "ALTER USER 'cdc'@'%' IDENTIFIED BY '<the password in cdc>'",
                        "GRANT RELOAD, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'cdc'@'%'",
                        "GRANT SELECT ON `shop`.* TO 'cdc'@'%'",
                        "GRANT SELECT ON `shop`.`signals` TO 'cdc'@'%'");
    }

    @Test
    void aPasswordIsShownByItsPlaceAndNotByTheUsersName() {
        var shipped = TestSources.mysql("");
        var user = new Users.User("${env:X}", new Secret.InEnvironment("SHOP_CDC_PASSWORD"));
        var source = new Source(
                shipped.name(),
                shipped.kind(),
                shipped.endpoint(),
                shipped.scope(),
                new Users(user, user, Optional.empty()),
                shipped.tls(),
                shipped.capture(),
                shipped.canary());

        assertThat(statements(source))
                .contains("ALTER USER 'secret'@'%' IDENTIFIED BY '<the password in the environment variable"
                        + " SHOP_CDC_PASSWORD>'");
    }

    @Test
    void tablesThatAreNamedGetRightsOneByOne() {
        assertThat(statements(TestSources.mysql("tables: [orders, shop.lines]")))
                .contains("GRANT SELECT ON `shop`.`orders` TO 'cdc'@'%'", "GRANT SELECT ON `shop`.`lines` TO 'cdc'@'%'")
                .doesNotContain("GRANT SELECT ON `shop`.* TO 'cdc'@'%'");
    }

    @Test
    void postgresGetsARoleAndAPublication() {
        assertThat(statements(TestSources.postgres("publication: news")))
                .containsExactly(
                        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cdc') THEN CREATE ROLE \"cdc\"; END IF; END"
                                + " $$",
                        "ALTER ROLE \"cdc\" LOGIN PASSWORD '<the password in cdc>'",
                        "GRANT CONNECT ON DATABASE \"music\" TO \"cdc\"",
                        "ALTER ROLE \"cdc\" REPLICATION",
                        "GRANT USAGE ON SCHEMA \"store\" TO \"cdc\"",
                        "GRANT SELECT ON ALL TABLES IN SCHEMA \"store\" TO \"cdc\"",
                        "ALTER DEFAULT PRIVILEGES IN SCHEMA \"store\" GRANT SELECT ON TABLES TO \"cdc\"",
                        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'news') THEN CREATE PUBLICATION"
                                + " \"news\"; END IF; END $$",
                        "ALTER PUBLICATION \"news\" SET TABLES IN SCHEMA \"store\"",
                        "ALTER PUBLICATION \"news\" SET (publish = 'insert, update, delete, truncate', publish_via_partition_root ="
                                + " true)");
    }

    @Test
    void mongodbGetsRolesImagesAndASignalCollection() {
        var statements = statements(TestSources.mongodb("signals: letters.signals\ntables: [mail]"));

        assertThat(statements)
                .contains(
                        "db.getSiblingDB('letters').runCommand({\"create\": \"signals\"})",
                        "db.getSiblingDB('letters').runCommand({\"collMod\": \"mail\", \"changeStreamPreAndPostImages\":"
                                + " {\"enabled\": true}})")
                .anySatisfy(statement -> assertThat(statement)
                        .contains("createRole", "\"collection\": \"signals\"}, \"actions\": [\"insert\"]"));
        assertThat(statements).allSatisfy(statement -> {
            var command = statement.substring(statement.indexOf('{'), statement.lastIndexOf(')'));
            assertThat(Document.parse(command)).isNotEmpty();
        });
    }

    @Test
    void everythingThatIsMadeHasAWayBack() {
        for (var source : List.of(TestSources.mysql(""), TestSources.postgres(""), TestSources.mongodb(""))) {
            assertThat(Preparation.of(source, ENVIRONMENT, false))
                    .filteredOn(step ->
                            step.statement().matches("(?s).*(CREATE (USER|ROLE|PUBLICATION)|create(User|Role)).*"))
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.wayBack()).isNotEmpty());
        }
    }
}
