package maf.local.monitoring;

import static maf.local.monitoring.ExpectedAlert.expects;

import java.util.Set;

/** A program lacks disk space or memory. */
enum ProgramFault implements Fault {
    /** A program's disk is nearly full. */
    FULL_DISK(expects("DiskFilling", "service", "stream-transformer")) {
        @Override
        public void begin(FaultEnvironment environment) throws Exception {
            environment.second().start(SecondTransformer.withAFullDisk(environment.monitored()));
        }

        @Override
        public void end(FaultEnvironment environment) throws Exception {
            environment.second().stop();
        }
    },
    /** The heap of a program is barely large enough for what it always needs. */
    SMALL_HEAP(
            expects("HeapFull", "service", "stream-transformer"),
            expects("GarbageCollection", "service", "stream-transformer")) {
        @Override
        public void begin(FaultEnvironment environment) throws Exception {
            environment.second().start(SecondTransformer.withASmallHeap(environment.monitored()));
        }

        @Override
        public void end(FaultEnvironment environment) throws Exception {
            environment.second().stop();
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // Set.of creates it
    private final Set<ExpectedAlert> expected;

    ProgramFault(ExpectedAlert... expected) {
        this.expected = Set.of(expected);
    }

    @Override
    public Set<ExpectedAlert> expected() {
        return expected;
    }
}
