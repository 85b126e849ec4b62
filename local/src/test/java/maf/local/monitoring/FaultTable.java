package maf.local.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import maf.local.fixture.ReadOnlyTable;
import maf.local.servers.Pipeline;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A table of MySQL that nobody writes but faults, so that they may spoil it. */
record FaultTable(Pipeline pipeline) {
    static final String TABLE = "IT.FAULT";
    static final String RAW = "mysql.maf.fault";
    static final String CONTRACT = """
            table: IT.FAULT
            key: [id]
            columns:
              id: {type: BIGINT}
              label: {type: VARCHAR}
            sources:
              - topic: mysql.maf.fault
            """;

    private static final String CLEANSED = "cleansed.fault";

    static void create(Pipeline pipeline) throws SQLException {
        new FaultTable(pipeline)
                .run("CREATE TABLE IF NOT EXISTS maf.fault (id BIGINT PRIMARY KEY, label VARCHAR(100))");
    }

    void insert(int id) throws SQLException {
        run("INSERT INTO maf.fault (id) VALUES (" + id + ")");
    }

    void delete() throws SQLException {
        run("DELETE FROM maf.fault");
    }

    void renameColumn(String from, String to) throws SQLException {
        run("ALTER TABLE maf.fault RENAME COLUMN " + from + " TO " + to);
    }

    private void run(String sql) throws SQLException {
        try (var mysql = pipeline.mysql()) {
            FaultMovies.run(mysql, sql);
        }
    }

    void setReadOnly(boolean readOnly) throws IOException {
        new ReadOnlyTable(pipeline.server("hbase").port(), TABLE).set(readOnly);
    }

    /** Deletes a row that nobody has, at a time that the clock has not reached. */
    void jump(Duration ahead) throws ExecutionException, InterruptedException {
        var key = "{\"id\":-1}".getBytes(UTF_8);
        var time = System.currentTimeMillis() + ahead.toMillis();
        try (var producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>(CLEANSED, 0, time, key, (byte[]) null))
                    .get();
        }
    }

    /** Deletes raw records before they can be read: nobody reads those of a transaction that is open. */
    void loseRecords() throws ExecutionException, InterruptedException {
        var partition = new TopicPartition(RAW, 0);
        try (var producer = producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "fault"));
                var admin = pipeline.connections().admin()) {
            producer.initTransactions();
            producer.beginTransaction();
            var record = new ProducerRecord<byte[], byte[]>(RAW, 0, new byte[0], new byte[0]);
            var end = producer.send(record).get().offset() + 1;
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                    .all()
                    .get();
            producer.abortTransaction();
        }
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.connections().bootstrapServers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Restarts the transformer, which counts lost records since its start. */
    void forgetLosses() {
        var transformer = List.of("stream-transformer");
        pipeline.stop(transformer);
        pipeline.start(transformer);
    }
}
