package maf.local.monitoring;

import static maf.local.monitoring.ExpectedAlert.expects;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The store, the sink or the verifier fails. */
enum StoreFault implements Fault {
    /** Rows wait for a sink that is paused for a while. */
    SLOW_SINK(expects("FreshnessSlow", "source", "mysql")) {
        @Override
        public void begin(FaultEnvironment environment) {
            environment.monitored().signal("phoenix-sink", "STOP");
            environment.awaitValue("min(maf_canary_waiting_seconds)", 16);
            environment.monitored().signal("phoenix-sink", "CONT");
        }

        @Override
        public void end(FaultEnvironment environment) {
            environment.monitored().signal("phoenix-sink", "CONT"); // in case begin failed
        }
    },
    /** The store dies while rows arrive. */
    DEAD_STORE(
            expects("StoreUnavailable", "service", "phoenix-sink"),
            expects("TargetDown", "service", "hbase-phoenix"),
            expects("RowsNotArriving", "source", "postgres"),
            expects("LagGrowing", "group", "phoenix-sink", "topic", "cleansed.movie")) {
        @Override
        public void begin(FaultEnvironment environment) throws SQLException {
            environment.pipeline().kill("hbase");
            environment.movies().insert(4_000, "1");
        }

        @Override
        public void end(FaultEnvironment environment) throws SQLException {
            environment.pipeline().start(List.of("hbase"));
            environment.movies().delete();
        }
    },
    /** The verifier may not read a table. */
    FORBIDDEN_TABLE(expects("NotCompared", "table", "MAF.TV_SERIES")) {
        @Override
        public void begin(FaultEnvironment environment) throws SQLException {
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(postgres, "REVOKE SELECT ON maf.tv_series_ids FROM maf_reader");
            }
        }

        @Override
        public void end(FaultEnvironment environment) throws SQLException {
            try (var postgres = environment.pipeline().postgres()) {
                FaultMovies.run(postgres, "GRANT SELECT ON maf.tv_series_ids TO maf_reader");
            }
        }
    },
    /** Somebody deletes rows of the store by hand. */
    CHANGED_STORE(expects("StoreDiffers", "table", "MAF.MOVIE")) {
        @Override
        public void begin(FaultEnvironment environment) throws SQLException {
            environment.movies().insert(5, "1");
            environment.movies().awaitStored(5);
            environment.movies().deleteInTheStore();
        }

        @Override
        public void end(FaultEnvironment environment) throws SQLException {
            environment.movies().delete();
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // Set.of creates it
    private final Set<ExpectedAlert> expected;

    StoreFault(ExpectedAlert... expected) {
        this.expected = Set.of(expected);
    }

    @Override
    public Set<ExpectedAlert> expected() {
        return expected;
    }
}
