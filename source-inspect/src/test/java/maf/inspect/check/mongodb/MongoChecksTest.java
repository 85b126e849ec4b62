package maf.inspect.check.mongodb;

import static maf.inspect.finding.Verdict.FAILED;
import static maf.inspect.finding.Verdict.OK;
import static maf.inspect.finding.Verdict.UNKNOWN;
import static maf.inspect.finding.Verdict.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import maf.inspect.check.TestSources;
import maf.inspect.finding.Answer;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Host;
import maf.inspect.finding.Verdict;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoChecksTest {
    private static final MongoPrivileges LEAST = MongoPrivileges.of(List.of(Document.parse(
            "{resource: {db: 'letters', collection: ''}, actions: ['find', 'changeStream', 'listCollections']}")));

    private static Finding only(List<Finding> findings, CheckCode check) {
        return findings.stream()
                .filter(finding -> finding.check() == check)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "{setName: 'rs0'; primary: 'a:27017'}, rs0, OK",
                "{setName: 'rs0'; primary: 'a:27017'}, -, OK",
                "{msg: 'isdbgrid'}, -, OK",
                "{}, rs0, FAILED",
                "{setName: 'rs1'; primary: 'a:27017'}, rs0, FAILED",
                "{setName: 'rs0'}, rs0, FAILED"
            })
    void judgesATopology(String hello, String set, Verdict verdict) {
        var topology = MongoReader.topology(Document.parse(hello.replace(';', ',')));

        assertThat(only(MongoServerChecks.topology(topology, set), CheckCode.MONGODB_TOPOLOGY)
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void namesAnArbiter() {
        var topology =
                MongoReader.topology(Document.parse("{setName: 'rs0', primary: 'a:27017', arbiters: ['c:27017']}"));

        assertThat(only(MongoServerChecks.topology(topology, "rs0"), CheckCode.MONGODB_ARBITER)
                        .verdict())
                .isEqualTo(WARNING);
    }

    @ParameterizedTest
    @CsvSource({"6.0.5, OK", "8.2.1, OK", "5.0.31, FAILED"})
    void judgesAVersion(String version, Verdict verdict) {
        assertThat(MongoServerChecks.version(Answer.known(version)).verdict()).isEqualTo(verdict);
    }

    private static List<Finding> state(String engine, MongoFacts.Oplog oplog, Optional<Duration> images) {
        return MongoServerChecks.state(
                new MongoFacts.State(
                        Answer.known(LEAST), Answer.known(engine), Answer.known(oplog), Answer.known(images)),
                Host.SELF,
                false);
    }

    @Test
    void aYoungOplogThatIsNotFullIsFine() {
        var young = new MongoFacts.Oplog(Duration.ofMinutes(1), false);

        assertThat(state("wiredTiger", young, Optional.empty())).allMatch(finding -> finding.verdict() == OK);
    }

    @Test
    void namesWhatIsKeptForTooShort() {
        var full = new MongoFacts.Oplog(Duration.ofHours(3), true);

        assertThat(state("inMemory", full, Optional.of(Duration.ofMinutes(10))))
                .extracting(Finding::verdict)
                .containsExactly(WARNING, WARNING, WARNING);
    }

    @Test
    void whatTheReaderMayNotAskIsUnknown() {
        var findings = MongoServerChecks.state(
                new MongoFacts.State(
                        Answer.known(LEAST),
                        Answer.unknown("not authorized"),
                        Answer.unknown("x"),
                        Answer.unknown("y")),
                Host.SELF,
                false);

        assertThat(findings)
                .allMatch(finding -> finding.verdict() == UNKNOWN
                        && finding.remedy().startsWith("let the role of the reader have "));
        assertThat(only(findings, CheckCode.MONGODB_IMAGES_EXPIRY).remedy()).contains("getClusterParameter");
    }

    @Test
    void theLeastRightsAreEnough() {
        var rights = new MongoRightChecks(TestSources.mongodb(""), Host.SELF);

        assertThat(rights.capture(LEAST, "cdc")).allMatch(finding -> finding.verdict() == OK);
        assertThat(rights.capture(
                        MongoPrivileges.of(List.of(Document.parse("{resource: {anyResource: true}, actions: ['find',"
                                + " 'changeStream', 'listCollections']}"))),
                        "cdc"))
                .allMatch(finding -> finding.verdict() == OK);
    }

    @Test
    void rightsElsewhereAreNotEnough() {
        var elsewhere = MongoPrivileges.of(List.of(
                Document.parse("{resource: {db: 'other', collection: ''}, actions: ['find', 'changeStream']}"),
                Document.parse("{resource: {db: 'letters', collection: 'mail'}, actions: ['find']}"),
                Document.parse("{resource: {cluster: true}, actions: ['listCollections']}")));

        assertThat(new MongoRightChecks(TestSources.mongodb(""), Host.SELF).capture(elsewhere, "cdc"))
                .allMatch(finding -> finding.verdict() == FAILED);
        assertThat(new MongoRightChecks(TestSources.mongodb(""), Host.ATLAS)
                        .reader(elsewhere, "rita")
                        .remedy())
                .startsWith("in Atlas");
    }

    @Test
    void namesWhatIsWrongWithCollections() {
        var all = List.of(
                new MongoCollection("letters", "mail", "collection", true, false, 10, 100, 200),
                new MongoCollection("letters", "bare", "collection", false, false, 10, 100, 200),
                new MongoCollection("letters", "log", "collection", true, true, 10, 100, 200),
                new MongoCollection("letters", "files", "collection", true, false, 10, 100, 9_000_000),
                new MongoCollection("letters", "meter", "timeseries", false, false, 0, 0, 0),
                new MongoCollection("letters", "look", "view", false, false, 0, 0, 0));

        assertThat(new MongoCollectionChecks(TestSources.mongodb(""), all)
                        .findings().stream().filter(finding -> finding.verdict() != OK))
                .extracting(finding -> finding.check() + " " + finding.table())
                .containsExactlyInAnyOrder(
                        "MONGODB_IMAGES letters.bare",
                        "MONGODB_CAPPED letters.log",
                        "MONGODB_DOCUMENT_SIZE letters.files",
                        "TABLE_KIND letters.meter");
    }
}
