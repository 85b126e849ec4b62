package maf.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maf.contract.file.Mistake;
import maf.contract.model.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes, each with its position. */
class CheckedContractsTest {
    static final String TABLE = """
            table: MAF.T
            key: [id]
            columns:
              id: {type: BIGINT}
              popularity: {type: DOUBLE}
              title: {type: VARCHAR}
              adult: {type: BOOLEAN, default: false}
            sources: [{topic: mysql.maf.t}]
            """;

    @TempDir
    Path dir;

    @Test
    void findsNothingInTheShippedContracts() {
        var checked = CheckedContracts.read(Path.of("../tables"));

        assertThat(checked.contracts()).hasSize(5);
        assertThat(checked.rules()).hasSize(5);
        assertThat(checked.warnings()).isEmpty();
    }

    /** YAML is read in pieces, and an emoji is two units of UTF-16. */
    @ParameterizedTest
    @ValueSource(strings = {"#", "# "})
    void takesEmojisAnywhereInAFile(String comment) throws IOException {
        write("a", comment + "🎬".repeat(20_000) + "\n" + TABLE);

        assertThat(CheckedContracts.read(dir).contracts()).hasSize(1);
    }

    @Test
    void reportsEverythingInAllFilesAtOnceByPlace() throws IOException {
        // Given
        write("a", TABLE.replace("columns:", "colums: 1\ncolumns:") + "rules: {r: popularity > 'x'}\nfilter: adlt\n");
        write("b", TABLE.replace("BIGINT", "BIGNT") + "rules:\n  r: id > 1 && titel == ''\n");
        write("c", "a: [");

        // Then
        assertThat(mistakes())
                .containsExactly(
                        "a.yaml:3:1: unknown key 'colums': did you mean 'columns'? (known: table, key, columns, sources,"
                                + " rules, filter, undeclared-fields, salt-buckets)",
                        "a.yaml:10:23: 'r' cannot apply '>' to (double, string)",
                        "a.yaml:11:9: 'filter' has no column or function 'adlt': did you mean 'adult'? (known: id,"
                                + " popularity, title, adult)",
                        "b.yaml:1:8: MAF.T already has a contract: a.yaml (put all sources of one table into one"
                                + " contract)",
                        "b.yaml:4:14: unknown type 'BIGNT': did you mean 'BIGINT'? (known: BOOLEAN, INTEGER, BIGINT,"
                                + " DOUBLE, DECIMAL(p,s), VARCHAR, VARCHAR(n), DATE, TIMESTAMP, VARBINARY)",
                        "b.yaml:10:16: 'r' has no column or function 'titel': did you mean 'title'? (known: id,"
                                + " popularity, title, adult)",
                        "c.yaml:1:5: invalid YAML: expected the node content, but found '<stream end>'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`nope`~9:9",
                "`title == '' && nope`~9:24",
                "`\"nope\"`~9:10",
                "`'title == ''a'' && nope'`~9:28",
                "`\"title == '\\x41\\u00e9\\U0001F600\\t' && nope\"`~9:47",
                "`\"title\\\n  == 'a b'\n\n  && nope\"`~12:6",
                "`title ==\n  'a' && nope`~10:10",
                "`|\n  title == '👽' &&\n    nope`~11:5",
                "`>- # folded\n\n  title == 'a'\n\n  && nope`~13:6",
                "`\"title ==\"`~9:18",
                "`title >\n    `~9:16",
            })
    void findsTheTokenInEveryKindOfText(String filter, String place) throws IOException {
        write("t", TABLE + "filter: " + filter + "\n");

        assertThat(mistakes()).singleElement().asString().startsWith("t.yaml:" + place + ": 'filter' ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`{type: BIGINT}`~`{type: DECIMAL(10,2)}`~`put the type in quotes`",
                "`{type: BIGINT}`~`{type: int}`~`did you mean 'INTEGER'?`",
                "`{type: VARCHAR}`~`{type: VARCHAR, cleanse: [lowr]}`~`did you mean 'lower'?`",
                "`[id]`~`[idd]`~`did you mean 'id'?`",
                "`{topic: mysql.maf.t}`~`{topic: mysql.maf.t, fields: {titel: t}}`~`did you mean 'title'?`",
                "`{topic: mysql.maf.t}`~`{topic: mysql.maf.t, constants: {titel: t}}`~`did you mean 'title'?`",
                "`{topic: mysql.maf.t}`~`{topic: cleansed.t}`~`is the pipeline's own`",
                "`{topic: mysql.maf.t}`~`{topic: mysql.maf.t, fields: {id: a.b}}`~`takes a part of field 'a'`",
                "`{topic: mysql.maf.t}`~`{topic: mongodb.maf.t}`~`write fields: {id: _id}`",
                "`id: {type: BIGINT}`~`id: {type: VARCHAR, cleanse: [lower]}`~`two rows of the source could become one`",
                "`filter: x`~`filter: !adult`~`begins with a YAML tag, !adult: put the text in quotes`",
                "`filter: x`~`filter: title.matches('[')`~`t.yaml:9:23: 'filter' is wrong here: Regex validation failed`",
                "`filter: x`~`filter: timestamp('never') > timestamp(0)`~`'filter' is wrong here: timestamp validation failed`",
                "`filter: x`~`filter: a ? b : c`~`put a text that holds ': ' in quotes`",
                "`filter: x`~`filter: title`~`'filter' gives string, not true or false`",
            })
    void saysWhatToDo(String sound, String broken, String advice) throws IOException {
        write("t", (TABLE + "filter: x\n").replace(sound, broken));

        assertThat(mistakes()).anySatisfy(mistake -> assertThat(mistake).contains(advice));
    }

    @Test
    void namesWhatIsWrongWithAFileAsAWhole() throws IOException {
        // Given
        Files.createDirectory(dir.resolve("directory.yaml"));
        Files.createSymbolicLink(dir.resolve("loop.yaml"), Path.of("loop.yaml"));
        Files.write(dir.resolve("encoding.yaml"), "table: é".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(dir.resolve("huge.yaml"), new byte[2 * 1024 * 1024]);
        write("control", "table: \u0007");
        write("deep", "[".repeat(200_000));
        write("empty", "");
        write("list", "- a");
        write("tab", "table: MAF.T\n\tkey: [id]");
        write("two", "table: MAF.T\n---\ntable: MAF.T");
        write("Upper", TABLE);
        write(".hidden", "[");
        Files.writeString(dir.resolve("other.yml"), TABLE);

        // Then
        assertThat(mistakes())
                .map(mistake -> mistake.replaceFirst("( \\(|: [a-z]+ \\().*", ""))
                .containsExactly(
                        "Upper.yaml: a contract's name is made of a-z, 0-9, - and _, at most 200",
                        "control.yaml:1:8: invalid YAML: the character U+0007 cannot stand in a file",
                        "deep.yaml: is nested too deeply",
                        "directory.yaml: is a directory: a contract is a file",
                        "empty.yaml:1:1: is empty: write table, key, columns and sources",
                        "encoding.yaml:1:8: is not in UTF-8 here: save the file as UTF-8",
                        "huge.yaml: is larger than 1048576 bytes, the limit for a contract",
                        "list.yaml:1:1: is not a mapping: write table, key, columns and sources",
                        "loop.yaml: is not a file: is it a broken or circular link?",
                        dir.resolve("other.yml") + ": a contract's file ends in .yaml",
                        "tab.yaml:2:1: invalid YAML: found character '\\t(TAB)' that cannot start any token.",
                        "two.yaml:2:1: invalid YAML: but found another document");
    }

    @Test
    void takesAByteOrderMarkAndAliases() throws IOException {
        write(
                "t",
                "\ufeff" + TABLE.replace("{type: DOUBLE}", "&p {type: DOUBLE}").replace("{type: VARCHAR}", "*p"));

        assertThat(CheckedContracts.read(dir)
                        .contracts()
                        .get(0)
                        .columns()
                        .get("title")
                        .type())
                .isEqualTo(new ColumnType.DoubleType());
    }

    @Test
    void refusesADirectoryThatIsNone() throws IOException {
        write("t", TABLE);

        assertThatThrownBy(() -> CheckedContracts.read(dir.resolve("none")))
                .hasMessageEndingWith("none: there is no such directory");
        assertThatThrownBy(() -> CheckedContracts.read(dir.resolve("t.yaml")))
                .hasMessageContaining("is not a directory");
        Files.delete(dir.resolve("t.yaml"));
        assertThatThrownBy(() -> CheckedContracts.read(dir)).hasMessageContaining("has no *.yaml file");
    }

    private List<String> mistakes() {
        return catchThrowableOfType(InvalidContractException.class, () -> CheckedContracts.read(dir))
                .mistakes()
                .stream()
                .map(Mistake::toString)
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name + ".yaml"), text);
    }
}
