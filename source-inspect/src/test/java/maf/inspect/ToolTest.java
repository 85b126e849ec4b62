package maf.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolTest {
    @TempDir
    private Path dir;

    private final StringWriter errors = new StringWriter();

    @Test
    void contractsAreValidWithoutTheirSources() throws IOException {
        assertThat(contracts("shop")).isZero();
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .isEqualTo("Not asked whether changes come: shop (Nothing listens at 127.0.0.1:1)");
    }

    @Test
    void aTopicOfNoSourceIsRefused() throws IOException {
        assertThat(contracts("shopp")).isEqualTo(1);
        assertThat(errors)
                .hasToString("t: shopp.db.t: there is no source 'shopp': did you mean 'shop'? (known: shop)\n");
    }

    /** Checks a contract for a table of that source; there is only {@code shop}, which does not answer. */
    private int contracts(String source) throws IOException {
        var sources = Files.createDirectory(dir.resolve("sources"));
        var tables = Files.createDirectory(dir.resolve("tables"));
        Files.writeString(sources.resolve("shop.yaml"), """
                kind: mysql
                host: 127.0.0.1
                port: 1
                databases: [db]
                server-id: 5799
                users: {capture: {name: cdc, password-file: cdc}}
                """);
        Files.writeString(
                tables.resolve("t.yaml"),
                "table: MAF.T\nkey: [id]\ncolumns: {id: {type: BIGINT}}\nsources: [{topic: " + source + ".db.t}]\n");
        return Tool.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute(
                        "source",
                        "contracts",
                        tables.toString(),
                        "--sources",
                        sources.toString(),
                        "--secrets",
                        dir.toString());
    }
}
