package maf.local.propose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maf.local.fixture.TestPipelines;
import maf.local.fixture.ToolProcess;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contracts for tables that nobody made for this pipeline, read by a user that may do nothing else. */
@Tag("producer")
class ProposeIT {
    private static final int MANY = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Pipeline pipeline;

    @BeforeAll
    static void start() throws IOException, SQLException {
        pipeline = TestPipelines.open("propose", ContractFolder::shipped);
        pipeline.start(List.of("mysql", "postgres", "mongodb"));
        Files.createDirectories(folder.resolve("sources"));
        SampleSchemas.create(pipeline, folder.resolve("sources"), folder);
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        lender  | 32 | rental.film_list is a view; staff.now_in is a view; odd.no_key has no primary key; odd.only_nullable has no primary key
        trader  | 29 | sales.totals is a view; sales.totals_kept is a materialized view; odd.no_key has no primary key; odd.partial_index has no primary key; odd.nullable_index has no primary key; odd.cache is unlogged; odd.case_twins has columns that differ only in case
        archive | 20 | archive.recent is a view; archive.weather is a time-series; archive.mixed has keys of several kinds
        """)
    void contractsAreAcceptedUnedited(String source, int contracts, String refusals) {
        var into = folder.resolve(source).toString();

        var proposed = run("contract", "propose", source, "--all", "--into", into);
        var checked = run("contract", "check", into);

        assertThat(proposed.errors())
                .contains(refusals.split("; "))
                .endsWith(contracts + " contracts proposed, " + refusals.split("; ").length + " tables refused.\n");
        assertThat(checked.output().lines()).as(checked.errors()).hasSize(contracts);
        assertThat(run("contract", "propose", source, "--all", "--into", into).errors())
                .contains("no contracts proposed");
    }

    @Test
    void columnsAreWhatTheCatalogueSays() {
        assertThat(contract("lender", "rental.payment", "odd.byte_key")).isEqualTo("""
                # lender-odd-byte_key.yaml
                # yaml-language-server: $schema=contract.schema.json
                # Proposed for MySQL's table odd.byte_key. docs/values.md explains the notes.
                table: LENDER.ODD_BYTE_KEY
                key: [id]
                columns:
                  id:   {type: VARCHAR}                         # padded with zero bytes; bytes as Base64
                  n:    {type: "DECIMAL(20,0)", required: true} # BIGINT takes it up to 9223372036854775807
                  wide: {type: VARCHAR}                         # more digits than a DECIMAL holds
                sources:
                  - topic: lender.odd.byte_key

                ---
                # lender-rental-payment.yaml
                # yaml-language-server: $schema=contract.schema.json
                # Proposed for MySQL's table rental.payment. docs/values.md explains the notes.
                table: LENDER.RENTAL_PAYMENT
                key: [payment_id]
                columns:
                  payment_id: {type: "DECIMAL(20,0)"}                # BIGINT takes it up to 9223372036854775807
                  amount:     {type: "DECIMAL(5,2)", required: true}
                  gross:      {type: "DECIMAL(6,2)"}
                  cents:      {type: INTEGER}
                sources:
                  - topic: lender.rental.payment

                """);
        assertThat(contract("trader", "sales.orders")).isEqualTo("""
                # trader-sales-orders.yaml
                # yaml-language-server: $schema=contract.schema.json
                # Proposed for PostgreSQL's table sales.orders. docs/values.md explains the notes.
                table: TRADER.SALES_ORDERS
                key: [id]
                columns:
                  id:     {type: BIGINT}
                  state:  {type: VARCHAR, required: true}
                  placed: {type: TIMESTAMP, required: true}       # in UTC; infinity is refused
                  due:    {type: TIMESTAMP}                       # infinity is refused
                  at:     {type: VARCHAR}                         # 24:00:00 arrives as 00:00:00Z
                  taking: {type: VARCHAR}                         # such as P1Y2M3DT4H5M6.789S
                  note:   {type: VARCHAR}                         # PostgreSQL reorders its names
                  raw:    {type: VARCHAR}
                  token:  {type: VARCHAR, required: true}
                  net:    {type: "DECIMAL(10,2)", required: true} # NaN is refused
                  gross:  {type: "DECIMAL(12,4)"}                 # needs publish_generated_columns = stored in the publication
                sources:
                  - topic: trader.sales.orders

                """);
        assertThat(contract("archive", "films")).isEqualTo("""
                # archive-films.yaml
                # yaml-language-server: $schema=contract.schema.json
                # Proposed for MongoDB's collection archive.films by its 2 documents. A value of a type that is not noted may be refused.
                table: ARCHIVE.FILMS
                key: [id]
                columns:
                  id:      {type: VARCHAR}          # in 100 % of the documents: ObjectId
                  title:   {type: VARCHAR}          # in 100 % of the documents: string
                  year:    {type: BIGINT}           # in 100 % of the documents: int32 50 %, int64 50 %
                  cast:    {type: VARCHAR}          # in 100 % of the documents: array
                  ratings: {type: VARCHAR}          # in 100 % of the documents: document with critics, votes
                  price:   {type: "DECIMAL(38,10)"} # in 100 % of the documents: int32 50 %, Decimal128 50 %
                  added:   {type: TIMESTAMP}        # in 50 % of the documents: Date
                  tags:    {type: VARCHAR}          # in 50 % of the documents: array
                  rest:    {type: VARCHAR}          # the other fields as JSON
                sources:
                  - topic: archive.archive.films
                    fields:
                      id: _id
                undeclared-fields: 'json:rest'

                """);
    }

    @Test
    void tablesOfOneShapeCanBecomeOne() {
        var apart = run("contract", "propose", "lender", "orders_*");
        var united = run("contract", "propose", "lender", "orders_*", "--unite");

        assertThat(apart.errors()).contains("have one shape: --unite makes one contract of them");
        assertThat(united.output()).contains("key: [part_2, id]", "topic: lender.rental.orders_2024", "part_2: '2025'");
    }

    @Test
    void whatWasNamedWronglyIsSaid() {
        var leaf = run("contract", "propose", "trader", "measure_2024");
        var unknown = run("contract", "propose", "archive", "film");

        assertThat(leaf.await()).isOne();
        assertThat(leaf.errors()).contains("sales.measure_2024 is a partition", "take sales.measure.");
        assertThat(unknown.await()).isOne();
        assertThat(unknown.errors()).contains("There is no table 'film' in archive: did you mean 'films'?");
        assertThat(run("contract", "propose", "lander", "film").errors())
                .isEqualTo("Error: There is no source 'lander': did you mean 'lender'? (known: archive, lender,"
                        + " trader)\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        lender  | rental.film_actor  | film_id, actor_id | true
        trader  | sales.measure      | city, day         | true
        trader  | sales.totals       | ''                | false
        archive | archive.films      | _id               | true
        """)
    void theTablesOfASourceAreListed(String source, String table, String key, boolean isCaptured) throws IOException {
        var rows =
                JSON.readTree(run("source", "tables", source, table, "--json").output());

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("table").textValue()).isEqualTo(table);
        var columns = new ArrayList<String>();
        rows.get(0).get("key").forEach(column -> columns.add(column.textValue()));
        assertThat(String.join(", ", columns)).isEqualTo(key);
        assertThat(rows.get(0).get("captured").booleanValue()).isEqualTo(isCaptured);
        assertThat(rows.get(0).get("contract").isNull()).isTrue();
        assertThat(rows.get(0).has("rows") && rows.get(0).has("bytes")).isTrue();
    }

    @Test
    void manyTablesTakeLittleTimeAndMemory() throws Exception {
        SampleSchemas.createMany(pipeline, folder.resolve("sources"), MANY);
        var begun = Instant.now();

        var proposed = run(Map.of("HEAP", "-Xmx48m"), "contract", "propose", "many", "--all");

        assertThat(proposed.errors()).endsWith(MANY + " contracts proposed, no tables refused.\n");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(1));
        Files.delete(folder.resolve("sources/many.yaml"));
    }

    /** What is printed for tables, in their order. */
    private static String contract(String source, String... tables) {
        var arguments = new ArrayList<>(List.of("propose", source));
        arguments.addAll(List.of(tables));
        return run("contract", arguments.toArray(String[]::new)).output();
    }

    private static ToolProcess run(String tool, String... arguments) {
        return run(Map.of(), tool, arguments);
    }

    private static ToolProcess run(Map<String, String> more, String tool, String... arguments) {
        var environment = new HashMap<>(more);
        environment.put("SOURCES_DIR", folder.resolve("sources").toString());
        environment.put("SECRETS_DIR", folder.toString());
        var process = ToolProcess.start(pipeline, environment, tool, arguments);
        process.await();
        return process;
    }
}
