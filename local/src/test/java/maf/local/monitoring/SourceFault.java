package maf.local.monitoring;

import static maf.local.monitoring.ExpectedAlert.expects;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A database or Connect fails. */
enum SourceFault implements Fault {
    /** The Connect worker dies, and with it every connector; the change logs of the sources grow. */
    DEAD_CONNECT(
            expects("TargetDown", "service", "connect"),
            expects("ConnectorNotRunning", "connector", "mysql"),
            expects("CaptureStopped", "source", "mongodb"),
            expects("SlotInactive", "source", "postgres"),
            expects("RowsNotArriving", "source", "mysql")) {
        @Override
        public void begin(FaultEnvironment environment) {
            environment.pipeline().kill("connect");
        }

        @Override
        public void end(FaultEnvironment environment) {
            environment.pipeline().start(List.of("connect"));
        }

        @Override
        public void check(FaultEnvironment environment) {
            environment.canary().awaitStuck("written");
        }
    },
    /** No connector reads the replication slot, whose limit is low; the older part of MySQL's binary log is purged meanwhile. */
    BLOCKED_LOGS(
            expects("ConnectorNotRunning", "connector", "postgres"),
            expects("SlotRunningOut", "source", "postgres"),
            expects("LogWindowRunningOut", "source", "mysql")) {
        @Override
        public void begin(FaultEnvironment environment) throws SQLException {
            var pipeline = environment.pipeline();
            try (var mysql = pipeline.mysql()) {
                FaultMovies.run(mysql, "FLUSH BINARY LOGS");
                environment.movies().insert(1, "1");
                environment.movies().awaitStored(1); // from the new log, so that the old one is not needed
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
        public void end(FaultEnvironment environment) throws SQLException {
            environment.pipeline().start(List.of("connect"));
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(postgres, "ALTER SYSTEM RESET max_slot_wal_keep_size", "SELECT pg_reload_conf()");
            }
            environment.movies().delete();
        }
    },
    /** The database refuses its connector. */
    LOCKED_OUT(expects("DebeziumDisconnected", "source", "postgres"), expects("SlotInactive", "source", "postgres")) {
        @Override
        public void begin(FaultEnvironment environment) throws SQLException {
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(
                        postgres,
                        "ALTER ROLE maf_cdc NOLOGIN",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'maf_cdc'");
            }
        }

        @Override
        public void end(FaultEnvironment environment) throws SQLException {
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(postgres, "ALTER ROLE maf_cdc LOGIN");
            }
        }
    },
    /** Somebody lets MySQL log parts of JSON values. */
    WRONG_SETTING(expects("SourceMisconfigured", "connector", "mysql")) {
        @Override
        public void begin(FaultEnvironment environment) throws SQLException {
            set(environment, "'PARTIAL_JSON'");
        }

        @Override
        public void end(FaultEnvironment environment) throws SQLException {
            set(environment, "''");
        }

        private void set(FaultEnvironment environment, String options) throws SQLException {
            try (var mysql = environment.pipeline().mysql()) {
                FaultMovies.run(mysql, "SET GLOBAL binlog_row_value_options = " + options);
            }
        }
    },
    /** Somebody leaves truncations out of the publication, which only the whole check sees; the keeper's start is one of its times. */
    UNTOLD_CHANGES(expects("SourceMisconfigured", "connector", "postgres")) {
        @Override
        public void begin(FaultEnvironment environment) throws SQLException {
            publish(environment, "insert, update, delete");
            environment.pipeline().stop(List.of("connectors"));
            environment.pipeline().start(List.of("connectors"));
        }

        @Override
        public void end(FaultEnvironment environment) throws SQLException {
            publish(environment, "insert, update, delete, truncate");
        }

        private void publish(FaultEnvironment environment, String operations) throws SQLException {
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(postgres, "ALTER PUBLICATION maf SET (publish = '" + operations + "')");
            }
        }
    },
    /** A database stops. */
    DEAD_SOURCE(
            expects("SourceDown", "source", "mysql"),
            expects("DebeziumDisconnected", "source", "mysql"),
            expects("ProducerStalled", "table", "maf.movie_ids")) {
        @Override
        public void begin(FaultEnvironment environment) {
            environment.pipeline().kill("mysql");
        }

        @Override
        public void end(FaultEnvironment environment) {
            environment.pipeline().start(List.of("mysql"));
        }

        @Override
        public void check(FaultEnvironment environment) {
            environment.canary().awaitDown("mysql");
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // Set.of creates it
    private final Set<ExpectedAlert> expected;

    SourceFault(ExpectedAlert... expected) {
        this.expected = Set.of(expected);
    }

    @Override
    public Set<ExpectedAlert> expected() {
        return expected;
    }
}
