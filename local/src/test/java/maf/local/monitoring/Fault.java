package maf.local.monitoring;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real fault, the alerts that it must fire, and how it is repaired. */
enum Fault {
    /** Rows that a rule of the contract refuses, and a record that is no row of its table. */
    BAD_ROWS(
            expects("QuarantineRate", "table", "MAF.MOVIE"),
            expects("DeadLetters", "table", "MAF.MOVIE", "reason", "malformed-record")) {
        @Override
        void begin(FaultEnvironment environment) throws Exception {
            movies(environment).insert(50, "-1");
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
        void end(FaultEnvironment environment) throws SQLException {
            movies(environment).delete(); // the dead letter stays, but the alert is only about new ones
        }
    },
    /** Rows wait for a sink that is paused for a while. */
    SLOW_SINK(expects("FreshnessSlow", "source", "mysql")) {
        @Override
        void begin(FaultEnvironment environment) {
            environment.monitored().signal("phoenix-sink", "STOP");
            environment.awaitValue("min(maf_canary_waiting_seconds)", 16);
            environment.monitored().signal("phoenix-sink", "CONT");
        }

        @Override
        void end(FaultEnvironment environment) {
            environment.monitored().signal("phoenix-sink", "CONT"); // in case begin failed
        }
    },
    /** The Connect worker dies, and with it every connector; the change logs of the sources grow. */
    DEAD_CONNECT(
            expects("TargetDown", "service", "connect"),
            expects("ConnectorNotRunning", "connector", "mysql"),
            expects("CaptureStopped", "source", "mongodb"),
            expects("SlotInactive", "source", "postgres"),
            expects("RowsNotArriving", "source", "mysql")) {
        @Override
        void begin(FaultEnvironment environment) {
            environment.pipeline().kill("connect");
        }

        @Override
        void end(FaultEnvironment environment) {
            environment.pipeline().start(List.of("connect"));
        }

        @Override
        void check(FaultEnvironment environment) {
            environment.canary().awaitStuck("written");
        }
    },
    /** No connector reads the replication slot, whose limit is low; the older part of MySQL's binary log is purged meanwhile. */
    BLOCKED_LOGS(
            expects("ConnectorNotRunning", "connector", "postgres"),
            expects("SlotRunningOut", "source", "postgres"),
            expects("LogWindowRunningOut", "source", "mysql")) {
        @Override
        void begin(FaultEnvironment environment) throws SQLException {
            var pipeline = environment.pipeline();
            try (var mysql = pipeline.mysql()) {
                FaultMovies.run(mysql, "FLUSH BINARY LOGS");
                movies(environment).insert(1, "1");
                movies(environment).awaitStored(1); // from the new log, so that the old one is not needed
                pipeline.kill("connect");
                FaultMovies.run(mysql, "PURGE BINARY LOGS BEFORE NOW()");
            }
            try (var postgres = pipeline.postgres()) {
                FaultMovies.run(
                        postgres, "ALTER SYSTEM SET max_slot_wal_keep_size = '128MB'", "SELECT pg_reload_conf()");
                FaultMovies.run(
                        postgres,
                        "SELECT pg_logical_emit_message(false, 'fault', repeat('x', 1 << 20)) FROM generate_series(1, 90)");
            }
        }

        @Override
        void end(FaultEnvironment environment) throws SQLException {
            environment.pipeline().start(List.of("connect"));
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(postgres, "ALTER SYSTEM RESET max_slot_wal_keep_size", "SELECT pg_reload_conf()");
            }
            movies(environment).delete();
        }
    },
    /** The database refuses its connector. */
    LOCKED_OUT(expects("DebeziumDisconnected", "source", "postgres"), expects("SlotInactive", "source", "postgres")) {
        @Override
        void begin(FaultEnvironment environment) throws SQLException {
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(
                        postgres,
                        "ALTER ROLE maf_cdc NOLOGIN",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'maf_cdc'");
            }
        }

        @Override
        void end(FaultEnvironment environment) throws SQLException {
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(postgres, "ALTER ROLE maf_cdc LOGIN");
            }
        }
    },
    /** A database stops. */
    DEAD_SOURCE(
            expects("SourceDown", "source", "mysql"),
            expects("DebeziumDisconnected", "source", "mysql"),
            expects("ProducerStalled", "table", "maf.movie_ids")) {
        @Override
        void begin(FaultEnvironment environment) {
            environment.pipeline().kill("mysql");
        }

        @Override
        void end(FaultEnvironment environment) {
            environment.pipeline().start(List.of("mysql"));
        }

        @Override
        void check(FaultEnvironment environment) {
            environment.canary().awaitDown("mysql");
        }
    },
    /** The store dies while rows arrive. */
    DEAD_STORE(
            expects("StoreUnavailable", "service", "phoenix-sink"),
            expects("TargetDown", "service", "hbase-phoenix"),
            expects("RowsNotArriving", "source", "postgres"),
            expects("LagGrowing", "group", "phoenix-sink", "topic", "cleansed.movie")) {
        @Override
        void begin(FaultEnvironment environment) throws SQLException {
            environment.pipeline().kill("hbase");
            movies(environment).insert(4_000, "1");
        }

        @Override
        void end(FaultEnvironment environment) throws SQLException {
            environment.pipeline().start(List.of("hbase"));
            movies(environment).delete();
        }
    },
    /** A program's disk is nearly full. */
    FULL_DISK(expects("DiskFilling", "service", "stream-transformer")) {
        @Override
        void begin(FaultEnvironment environment) throws Exception {
            environment.second().start(SecondTransformer.withAFullDisk(environment.monitored()));
        }

        @Override
        void end(FaultEnvironment environment) throws Exception {
            environment.second().stop();
        }
    },
    /** The heap of a program is barely large enough for what it always needs. */
    SMALL_HEAP(
            expects("HeapFull", "service", "stream-transformer"),
            expects("GarbageCollection", "service", "stream-transformer")) {
        @Override
        void begin(FaultEnvironment environment) throws Exception {
            environment.second().start(SecondTransformer.withASmallHeap(environment.monitored()));
        }

        @Override
        void end(FaultEnvironment environment) throws Exception {
            environment.second().stop();
        }
    },
    /** The verifier may not read a table. */
    FORBIDDEN_TABLE(expects("NotCompared", "table", "MAF.TV_SERIES")) {
        @Override
        void begin(FaultEnvironment environment) throws SQLException {
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(postgres, "REVOKE SELECT ON maf.tv_series_ids FROM maf_reader");
            }
        }

        @Override
        void end(FaultEnvironment environment) throws SQLException {
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(postgres, "GRANT SELECT ON maf.tv_series_ids TO maf_reader");
            }
        }
    },
    /** Somebody deletes rows of the store by hand. */
    CHANGED_STORE(expects("StoreDiffers", "table", "MAF.MOVIE")) {
        @Override
        void begin(FaultEnvironment environment) throws SQLException {
            movies(environment).insert(5, "1");
            movies(environment).awaitStored(5);
            movies(environment).deleteInTheStore();
        }

        @Override
        void end(FaultEnvironment environment) throws SQLException {
            movies(environment).delete();
        }
    };

    /** Above the ids of the sample, below those that the producer creates after it. */
    private static final int FIRST_ID = 9_000_000;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of creates it
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

    /** Each fault deletes its rows when it ends. */
    FaultMovies movies(FaultEnvironment environment) {
        return new FaultMovies(environment.monitored(), FIRST_ID);
    }

    /** Checks other effects of the fault while it lasts. */
    void check(FaultEnvironment environment) {}

    abstract void begin(FaultEnvironment environment) throws Exception;

    abstract void end(FaultEnvironment environment) throws Exception;
}
