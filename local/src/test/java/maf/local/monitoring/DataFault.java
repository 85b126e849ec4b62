package maf.local.monitoring;

import static maf.local.monitoring.ExpectedAlert.expects;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records that cannot be taken. */
enum DataFault implements Fault {
    /** Rows that a rule of the contract refuses, and a record that is no row of its table. */
    BAD_ROWS(
            expects("QuarantineRate", "table", "MAF.MOVIE"),
            expects("DeadLetters", "table", "MAF.MOVIE", "reason", "malformed-record")) {
        @Override
        public void begin(FaultEnvironment environment) throws Exception {
            environment.movies().insert(50, "-1");
            var servers = environment.pipeline().connections().bootstrapServers();
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", servers),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.send(new ProducerRecord<>("cleansed.movie", "{\"id\":1}", "no row"))
                        .get();
            }
        }

        @Override
        public void end(FaultEnvironment environment) throws SQLException {
            environment.movies().delete(); // the dead letter stays, but the alert is only about new ones
        }
    },
    /** A clock jumps ahead, a column is renamed at the source, raw records are lost, and the table in the store takes no rows. */
    SPOILT_TABLE(
            expects("VersionsAhead", "service", "phoenix-sink"),
            expects("FieldMissing", "table", FaultTable.TABLE, "column", "label"),
            expects("RecordsLost", "topic", FaultTable.RAW),
            expects("TableWaiting", "table", FaultTable.TABLE)) {
        @Override
        public void begin(FaultEnvironment environment) throws Exception {
            var table = environment.table();
            table.jump(AHEAD);
            environment.awaitFiring("VersionsAhead"); // before the table waits: then it gives no versions
            table.setReadOnly(true);
            table.renameColumn("label", "title");
            var drift = "max(maf_records_drift_total{table=\"" + FaultTable.TABLE + "\"})";
            table.insert(1);
            environment.awaitValue(drift, 1); // an increase begins at the first value that is seen
            table.insert(2);
            environment.awaitValue(drift, 2); // read before the topic is cut
            table.loseRecords();
        }

        @Override
        public void end(FaultEnvironment environment) throws Exception {
            var table = environment.table();
            table.renameColumn("title", "label");
            table.delete();
            table.setReadOnly(false);
            table.forgetLosses();
        }
    };

    /** Ends soon after all alerts have fired. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of creates it
    private final Set<ExpectedAlert> expected;

    DataFault(ExpectedAlert... expected) {
        this.expected = Set.of(expected);
    }

    @Override
    public Set<ExpectedAlert> expected() {
        return expected;
    }
}
