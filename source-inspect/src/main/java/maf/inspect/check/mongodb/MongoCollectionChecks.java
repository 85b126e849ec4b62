package maf.inspect.check.mongodb;

import static maf.inspect.finding.CheckCode.MONGODB_CAPPED;
import static maf.inspect.finding.CheckCode.MONGODB_DOCUMENT_SIZE;
import static maf.inspect.finding.CheckCode.MONGODB_IMAGES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import maf.contract.wire.CapturedTable;
import maf.inspect.check.table.CapturedTables;
import maf.inspect.check.table.ScopeChecks;
import maf.inspect.check.table.TableChecks;
import maf.inspect.check.table.TableFindings;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.table.EventKey;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;
import maf.source.Source;

/** Whether changes of every captured collection arrive, with the whole document. */
record MongoCollectionChecks(Source source, List<MongoCollection> all) {
    private static final long LARGE =
            7L * 1024 * 1024; // two such images, with what changed, come near the 16 MB of an event

    List<Finding> findings() {
        var tables = new CapturedTables(
                source, all.stream().map(MongoCollectionChecks::described).toList());
        var findings = new ArrayList<>(ScopeChecks.of(tables, "listCollections and find on the database"));
        findings.addAll(new TableChecks(tables, CapturedTables::name).findings());
        var names = tables.captured().stream().map(CapturedTables::name).toList();
        var captured = all.stream()
                .filter(collection -> names.contains(collection.fullName()))
                .toList();
        findings.addAll(each(
                captured, MONGODB_IMAGES, MongoCollectionChecks::images, "Every captured collection keeps images"));
        findings.addAll(
                each(captured, MONGODB_CAPPED, MongoCollectionChecks::capped, "No captured collection is capped"));
        findings.addAll(each(
                captured,
                MONGODB_DOCUMENT_SIZE,
                MongoCollectionChecks::size,
                "No document of a sample comes near what an event can hold"));
        return findings;
    }

    private static TableDescription described(MongoCollection collection) {
        return new TableDescription(
                new CapturedTable(collection.database(), collection.name()),
                switch (collection.type()) {
                    case "view" -> TableKind.VIEW;
                    case "timeseries" -> TableKind.TIME_SERIES;
                    default -> TableKind.TABLE;
                },
                Optional.empty(),
                List.of(),
                Optional.of(new EventKey("_id_", true, List.of("_id"))),
                true,
                collection.hasImages(),
                OptionalLong.of(collection.count()),
                OptionalLong.of(collection.count() * collection.average()));
    }

    private static List<Finding> each(
            List<MongoCollection> captured,
            CheckCode check,
            Function<MongoCollection, Optional<Finding>> judge,
            String fine) {
        return TableFindings.of(check, captured, MongoCollection::fullName, judge, fine);
    }

    private static Optional<Finding> images(MongoCollection collection) {
        return collection.hasImages()
                ? Optional.empty()
                : Optional.of(Finding.failed(
                        MONGODB_IMAGES,
                        "The collection keeps no images: its updates arrive without the document, and are quarantined",
                        "db.getSiblingDB('" + collection.database() + "').runCommand({collMod: '" + collection.name()
                                + "', changeStreamPreAndPostImages: {enabled: true}})"));
    }

    private static Optional<Finding> capped(MongoCollection collection) {
        return collection.isCapped()
                ? Optional.of(
                        Finding.warning(
                                MONGODB_CAPPED,
                                "The collection is capped: MongoDB drops its oldest documents without an event, so that they stay in the"
                                        + " store",
                                "copy it into a collection that is not capped, with a TTL index, whose deletes are events; or leave it out"))
                : Optional.empty();
    }

    private static Optional<Finding> size(MongoCollection collection) {
        return collection.largest() < LARGE
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        MONGODB_DOCUMENT_SIZE,
                        "A document has " + collection.largest() / (1024 * 1024)
                                + " MB: an event that holds it before and after a change is too large for MongoDB, and comes without"
                                + " the state before",
                        "keep large parts (files, histories) in documents of their own"));
    }
}
