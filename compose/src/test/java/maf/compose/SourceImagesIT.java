package maf.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.local.fixture.ReconcileResult;
import maf.local.fixture.TypeZoo;
import maf.local.fixture.TypeZooFindings;
import maf.local.fixture.TypeZooOutcomes;
import maf.local.fixture.TypeZooWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.lifecycle.Startables;

/**
 * Our schema, users, capture and every type, on the database images that {@code .env} names if a registry can be reached.
 * The databases are separate containers; the stack's Kafka Connect captures them, and its transformer and sink do the rest.
 */
@ExtendWith(ComposeStackExtension.class)
class SourceImagesIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Path BUILD_NOTES = Path.of("target", "build-notes.txt");
    private static final long ID = 7_000_000_001L;

    private static final Map<SourceDatabase, SourceContainer> SOURCES = new EnumMap<>(SourceDatabase.class);

    private final ComposeStack stack;

    SourceImagesIT(ComposeStack stack) {
        this.stack = stack;
    }

    static List<TypeZoo> zoos() {
        return TypeZoo.all().stream()
                .map(zoo -> zoo.withTopicPrefix("images-" + zoo.database()))
                .toList();
    }

    @BeforeAll
    static void start(ComposeStack stack) throws IOException, SQLException {
        var services = ComposeFile.resolve(stack.config().environment(), ComposeFile.SHIPPED)
                .path("services");
        var images = SourceImages.choose(stack.docker(), services);
        Files.writeString(BUILD_NOTES, images.summary() + "\n");
        images.names()
                .forEach((database, image) ->
                        SOURCES.put(database, new SourceContainer(database, image, stack, services)));
        zoos().forEach(zoo -> stack.config().addContract(contractName(zoo), zoo.contract()));

        var started = Startables.deepStart(SOURCES.values());
        stack.restart(List.of("stream-transformer", "phoenix-sink")); // they read contracts when they start
        awaitAll(started);
        for (var zoo : zoos()) {
            if (zoo.isInSnapshot()) {
                writer().create(zoo);
                writer().write(zoo, 0);
            }
        }
        var connect = new ConnectClient(stack.config().port("CONNECT"));
        for (var source : SOURCES.values()) { // the keeper follows the folder
            var shipped =
                    stack.checkout().resolve("sources/" + source.database().service() + ".yaml");
            stack.config().addSource(source.alias(), source.sourceFile(Files.readString(shipped)));
        }
        SOURCES.values().forEach(source -> connect.awaitRunning(source.alias()));
    }

    private static void awaitAll(CompletableFuture<Void> started) {
        try {
            started.join();
        } catch (CompletionException e) {
            throw new AssertionError(
                    SOURCES.values().stream().map(SourceContainer::log).collect(Collectors.joining("\n")), e);
        }
    }

    @AfterAll
    static void stop() {
        SOURCES.values().forEach(SourceContainer::stop);
    }

    /** Writes as the administrator; in MySQL as an application's user, because its administrator can connect only locally. */
    private static TypeZooWriter writer() {
        var mysql = SOURCES.get(SourceDatabase.MYSQL);
        var password = mysql.password("admin");
        mysql.write("CREATE USER IF NOT EXISTS 'application'@'%' IDENTIFIED BY '" + password + "'");
        mysql.write("GRANT ALL ON maf.* TO 'application'@'%'");
        return new TypeZooWriter(
                () -> mysql.sql("application", password),
                () -> SOURCES.get(SourceDatabase.POSTGRES).sql("admin"),
                () -> SOURCES.get(SourceDatabase.MONGODB).mongo("admin"));
    }

    @ParameterizedTest
    @EnumSource
    void eachUserHasTheRightsOfTheSchemaAndNoOthers(SourceDatabase database) throws SQLException {
        var source = SOURCES.get(database);
        var tables = Stream.of("canary", database.table(), "signals").sorted().toList();
        var reads = tables.stream().map(table -> "reads " + table).toList();
        try (var producer = source.session("producer");
                var cdc = source.session("cdc");
                var reader = source.session("reader");
                var canary = source.session("canary")) {
            assertThat(reader.tables())
                    .filteredOn(table -> !table.startsWith("zoo_"))
                    .containsExactlyElementsOf(tables);
            assertThat(producer.rights(tables))
                    .containsExactly("reads " + database.table(), "writes " + database.table());
            assertThat(cdc.rights(tables)).isEqualTo(reads);
            assertThat(reader.rights(tables)).isEqualTo(reads);
            assertThat(canary.rights(tables)).containsExactly("reads canary", "writes canary");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeIsCapturedWithTheRowBeforeAndAfter(SourceDatabase database) {
        var source = SOURCES.get(database);
        source.write(database.insert(ID));
        source.write(database.update(ID, database.popularity() + 2));
        source.write(database.delete(ID));

        var events = await().atMost(TIMEOUT)
                .until(
                        () -> CapturedEvent.read(stack.bootstrapServers(), source.rawTopic()),
                        found -> found.size() >= 4);

        assertThat(events).extracting(CapturedEvent::operation).containsExactly("c", "u", "d", "tombstone");
        var inserted = events.get(0).after();
        var updated = events.get(1).after();
        assertThat(inserted).containsValue(database.title());
        assertThat(Double.parseDouble(inserted.get("popularity"))).isEqualTo(database.popularity());
        assertThat(Double.parseDouble(updated.get("popularity"))).isEqualTo(database.popularity() + 2);
        assertThat(updated).containsOnlyKeys(inserted.keySet());
        assertThat(events).extracting(CapturedEvent::before).containsExactly(Map.of(), inserted, updated, Map.of());
        assertThat(events.get(2).after()).isEmpty();
    }

    @Test
    void everyTypeIsKeptExactlyOrRefusedWithAReasonAndReadTheSameFromTheSource() throws SQLException {
        for (var zoo : zoos()) {
            if (!zoo.isInSnapshot()) {
                writer().create(zoo);
            }
            writer().write(zoo, TypeZoo.STREAMED);
        }

        var outcomes = new TypeZooOutcomes(stack.bootstrapServers(), stack.store()::connect);
        assertThat(zoos())
                .allSatisfy(zoo -> assertThat(outcomes.awaitDifferences(zoo)).isEmpty());
        var reconciled = reconcile();
        assertThat(zoos())
                .allSatisfy(zoo -> assertThat(TypeZooFindings.found(zoo, reconciled.table(contractName(zoo))))
                        .as(reconciled.toString())
                        .isEqualTo(TypeZooFindings.expected(zoo)));
    }

    /** Compares the store with these databases. */
    private ReconcileResult reconcile() {
        var words = new ArrayList<>(List.of("run", "--rm", "-T", "reconcile"));
        zoos().forEach(zoo -> words.add(contractName(zoo)));
        words.addAll(List.of("--show", "1000", "--json"));
        var result = stack.result(words.toArray(String[]::new));
        try {
            return new ReconcileResult(
                    result.exitCode(), new ObjectMapper().readTree(result.output()), result.errors());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String contractName(TypeZoo zoo) {
        return "images-zoo-" + zoo;
    }
}
