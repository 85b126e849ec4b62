package maf.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvConfigTest {
    @TempDir
    Path dir;

    @Test
    void theEnvironmentOverridesTheFile() throws Exception {
        var file =
                Files.writeString(dir.resolve(".env"), "# about\nMYSQL_CDC_USER=a\nMYSQL_CDC_PASSWORD=b=c\nOTHER=d\n");

        var settings = EnvConfig.read(file, Map.of("MYSQL_CDC_USER", "mine", "UNRELATED", "x"));

        assertThat(settings.get("MYSQL_CDC_USER")).isEqualTo("mine");
        assertThat(settings.only(name -> name.contains("_CDC_")))
                .containsOnly(Map.entry("MYSQL_CDC_USER", "mine"), Map.entry("MYSQL_CDC_PASSWORD", "b=c"));
        assertThatThrownBy(() -> settings.get("UNRELATED"))
                .hasMessageContaining("neither in .env nor in the environment");
    }

    @Test
    void aUsersPasswordIsReadFromAFile() throws Exception {
        var file = Files.writeString(dir.resolve(".env"), "SECRETS_DIR=own\nMYSQL_CDC_USER=a\nMONGODB_ADMIN_USER=b\n");
        Files.createDirectory(dir.resolve("own"));
        Files.writeString(dir.resolve("own/mysql-cdc"), "p=1 #\n");

        var settings = EnvConfig.read(file, Map.of());

        assertThat(settings.get("MYSQL_CDC_PASSWORD")).isEqualTo("p=1 #");
        assertThatThrownBy(() -> settings.get("MONGODB_ADMIN_PASSWORD"))
                .as("needed by nobody who captures databases of his own")
                .hasMessageContaining("no password file mongodb-admin in own")
                .hasMessageContaining("SECRETS_DIR");
    }

    @Test
    void fillsTemplates() throws Exception {
        var file = Files.writeString(dir.resolve(".env"), "NAME=pa$$\n");
        var template = Files.writeString(dir.resolve("t.sql"), "CREATE USER '${NAME}' -- $1");

        assertThat(EnvConfig.read(file, Map.of()).fill(template)).isEqualTo("CREATE USER 'pa$$' -- $1");
    }
}
