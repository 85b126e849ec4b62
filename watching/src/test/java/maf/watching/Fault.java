package maf.watching;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What really goes wrong, the alerts that must say so, and how it is put right. */
enum Fault {
    /** Rows that a rule of the contract refuses, and a record that is no row of its table. */
    BAD_ROWS(
            expects("QuarantineRate", "table", "MAF.MOVIE"),
            expects("DeadLetters", "table", "MAF.MOVIE", "reason", "malformed-record")) {
        @Override
        void begin(Watching watching) throws Exception {
            try (var mysql = watching.watched().pipeline().mysql()) {
                movies(mysql, BAD_IDS, 50, "-1");
            }
            var servers = watching.watched().pipeline().stores().bootstrapServers();
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("cleansed.movie", "{\"id\":1}", "no row"))
                        .get();
            }
        }

        @Override
        void end(Watching watching) throws SQLException {
            forgetMovies(watching, BAD_IDS); // the letter stays; the alert is about new ones
        }
    },
    /** Rows wait for a sink that stands still for a while. */
    SLOW_SINK(expects("FreshnessSlow", "source", "mysql")) {
        @Override
        void begin(Watching watching) {
            watching.watched().signal("phoenix-sink", "STOP");
            watching.awaitValue("min(maf_canary_waiting_seconds)", 16);
            watching.watched().signal("phoenix-sink", "CONT");
        }

        @Override
        void end(Watching watching) {
            watching.watched().signal("phoenix-sink", "CONT"); // where begin broke off
        }
    },
    /** The worker dies, and with it every connector; the logs of the sources wait. */
    DEAD_CONNECT(
            expects("TargetDown", "service", "connect"),
            expects("ConnectorNotRunning", "connector", "mysql"),
            expects("CaptureStopped", "source", "mongodb"),
            expects("SlotInactive", "source", "postgres"),
            expects("RowsNotArriving", "source", "mysql")) {
        @Override
        void begin(Watching watching) {
            watching.watched().pipeline().kill("connect");
        }

        @Override
        void end(Watching watching) {
            watching.watched().pipeline().start(List.of("connect"));
        }
    },
    /** Nobody may read the slot, which may hold little; the older part of MySQL's log is purged while its reader is away. */
    BLOCKED_LOGS(
            expects("ConnectorNotRunning", "connector", "postgres"),
            expects("SlotRunningOut", "source", "postgres"),
            expects("LogWindowRunningOut", "source", "mysql")) {
        @Override
        void begin(Watching watching) throws SQLException {
            var pipeline = watching.watched().pipeline();
            try (var mysql = pipeline.mysql()) {
                run(mysql, "FLUSH BINARY LOGS");
            }
            pipeline.kill("connect");
            try (var postgres = pipeline.postgres()) {
                run(postgres, "ALTER SYSTEM SET max_slot_wal_keep_size = '128MB'", "SELECT pg_reload_conf()");
                run(
                        postgres,
                        "SELECT pg_logical_emit_message(false, 'fault', repeat('x', 1 << 20)) FROM generate_series(1, 90)");
            }
        }

        @Override
        void end(Watching watching) throws SQLException {
            watching.watched().pipeline().start(List.of("connect"));
            try (var postgres = watching.watched().pipeline().postgres()) {
                run(postgres, "ALTER SYSTEM RESET max_slot_wal_keep_size", "SELECT pg_reload_conf()");
            }
        }
    },
    /** A connector is refused by its database. */
    LOCKED_OUT(expects("ConnectorNotRunning", "connector", "postgres"), expects("SlotInactive", "source", "postgres")) {
        @Override
        void begin(Watching watching) throws SQLException {
            try (var postgres = watching.watched().pipeline().postgres()) {
                run(
                        postgres,
                        "ALTER ROLE maf_cdc NOLOGIN",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'maf_cdc'");
            }
        }

        @Override
        void end(Watching watching) throws SQLException {
            try (var postgres = watching.watched().pipeline().postgres()) {
                run(postgres, "ALTER ROLE maf_cdc LOGIN");
            }
        }
    },
    /** A database stops. */
    DEAD_SOURCE(
            expects("SourceDown", "source", "mysql"),
            expects("DebeziumDisconnected", "source", "mysql"),
            expects("ProducerStalled", "table", "maf.movie_ids")) {
        @Override
        void begin(Watching watching) {
            watching.watched().pipeline().kill("mysql");
        }

        @Override
        void end(Watching watching) {
            watching.watched().pipeline().start(List.of("mysql"));
        }
    },
    /** The store dies while rows come. */
    DEAD_STORE(
            expects("StoreUnavailable", "service", "phoenix-sink"),
            expects("TargetDown", "service", "hbase-phoenix"),
            expects("RowsNotArriving", "source", "postgres"),
            expects("LagGrowing", "group", "phoenix-sink", "topic", "cleansed.movie")) {
        @Override
        void begin(Watching watching) throws SQLException {
            watching.watched().pipeline().kill("hbase");
            try (var mysql = watching.watched().pipeline().mysql()) {
                movies(mysql, MANY_IDS, 4_000, "1");
            }
        }

        @Override
        void end(Watching watching) throws SQLException {
            watching.watched().pipeline().start(List.of("hbase"));
            forgetMovies(watching, MANY_IDS);
        }
    },
    /** A program's disk is nearly full. */
    FULL_DISK(expects("DiskFilling", "service", "stream-transformer")) {
        @Override
        void begin(Watching watching) throws Exception {
            watching.second().start(SecondTransformer.onAFullDisk(watching.watched()));
        }

        @Override
        void end(Watching watching) throws Exception {
            watching.second().stop();
        }
    },
    /** A program has a heap that hardly holds what it always needs. */
    SMALL_HEAP(
            expects("HeapFull", "service", "stream-transformer"),
            expects("GarbageCollection", "service", "stream-transformer")) {
        @Override
        void begin(Watching watching) throws Exception {
            watching.second().start(SecondTransformer.withASmallHeap(watching.watched()));
        }

        @Override
        void end(Watching watching) throws Exception {
            watching.second().stop();
        }
    },
    /** Somebody deletes rows of the store by hand. */
    CHANGED_STORE(expects("StoreDiffers", "table", "MAF.MOVIE")) {
        @Override
        void begin(Watching watching) throws SQLException {
            try (var mysql = watching.watched().pipeline().mysql();
                    var store = watching.watched().pipeline().stores().phoenix()) {
                movies(mysql, GONE_IDS, 5, "1");
                await().atMost(Duration.ofMinutes(1)).until(() -> stored(store) == 5);
                run(store, "DELETE FROM MAF.MOVIE WHERE ID >= %d AND ID < %d".formatted(GONE_IDS, GONE_IDS + ROOM));
                store.commit();
            }
        }

        private long stored(Connection store) throws SQLException {
            try (var statement = store.createStatement();
                    var rows = statement.executeQuery("SELECT COUNT(*) FROM MAF.MOVIE WHERE ID >= %d AND ID < %d"
                            .formatted(GONE_IDS, GONE_IDS + ROOM))) {
                rows.next();
                return rows.getLong(1);
            }
        }

        @Override
        void end(Watching watching) throws SQLException {
            forgetMovies(watching, GONE_IDS);
        }
    };

    private static final int BAD_IDS = 910_000;
    private static final int MANY_IDS = 920_000;
    private static final int GONE_IDS = 940_000;
    private static final int ROOM = 10_000;

    private final Set<Expected> expected;

    Fault(Expected... expected) {
        this.expected = Set.of(expected);
    }

    /** An alert with some of its labels. */
    record Expected(String alert, Map<String, String> labels) {
        boolean isMetBy(FiringAlert firing) {
            return firing.name().equals(alert) && firing.labels().entrySet().containsAll(labels.entrySet());
        }
    }

    private static Expected expects(String alert, String... labels) {
        return new Expected(
                alert,
                labels.length == 2 ? Map.of(labels[0], labels[1]) : Map.of(labels[0], labels[1], labels[2], labels[3]));
    }

    Set<Expected> expected() {
        return expected;
    }

    abstract void begin(Watching watching) throws Exception;

    abstract void end(Watching watching) throws Exception;

    private static void movies(Connection mysql, int from, int count, String popularity) throws SQLException {
        var values = new StringBuilder();
        for (var id = from; id < from + count; id++) {
            values.append(values.isEmpty() ? "" : ", ").append("(%d, 'Fault', %s, 0, 0)".formatted(id, popularity));
        }
        run(mysql, "REPLACE INTO maf.movie_ids VALUES " + values);
    }

    private static void forgetMovies(Watching watching, int from) throws SQLException {
        try (var mysql = watching.watched().pipeline().mysql()) {
            run(mysql, "DELETE FROM maf.movie_ids WHERE id >= %d AND id < %d".formatted(from, from + ROOM));
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
