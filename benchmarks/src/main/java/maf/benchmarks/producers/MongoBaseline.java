package maf.benchmarks.producers;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import maf.producers.config.ProducerConfig;
import maf.producers.database.PersonDocument;
import maf.producers.generate.ChangeGenerator;
import maf.producers.row.IndependentChanges;
import org.bson.Document;

/** Measures how fast MongoDB alone accepts the same writes: they are prepared before the measurement starts. */
record MongoBaseline(ProducerConfig config) {
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    /** Returns the bulk writes of a producer's transactions. */
    static List<List<WriteModel<Document>>> bulks(ChangeGenerator generator, long rows) {
        var bulks = new ArrayList<List<WriteModel<Document>>>();
        var made = 0L;
        while (made < rows) {
            var transaction = generator.next(rows - made);
            made += transaction.size();
            IndependentChanges.of(transaction).forEach(layer -> bulks.add(PersonDocument.writes(layer)));
        }
        return bulks;
    }

    /** Writes all of them with majority acknowledgement and returns the time in seconds. */
    double seconds(List<List<WriteModel<Document>>> bulks, int connections)
            throws InterruptedException, ExecutionException {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(config.url()))
                .credential(MongoCredential.createCredential(
                        config.user(), "admin", config.password().toCharArray()))
                .writeConcern(WriteConcern.MAJORITY)
                .build();
        var threads = Executors.newFixedThreadPool(connections);
        try (var client = MongoClients.create(settings)) {
            var people = client.getDatabase("maf").getCollection("person_ids");
            people.countDocuments(); // opens the connection
            var began = System.nanoTime();
            var work = new ArrayList<Callable<Integer>>();
            for (var at = 0; at < connections; at++) {
                var first = at;
                work.add(() -> {
                    for (var number = first; number < bulks.size(); number += connections) {
                        people.bulkWrite(bulks.get(number), ANY_ORDER);
                    }
                    return first;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
            return (System.nanoTime() - began) / 1e9;
        } finally {
            threads.shutdownNow();
        }
    }
}
