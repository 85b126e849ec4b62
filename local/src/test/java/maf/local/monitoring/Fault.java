package maf.local.monitoring;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A real fault, the alerts that it must fire, and how it is repaired. */
interface Fault {
    /** All faults, in the order in which they are caused. */
    static List<Fault> all() {
        return Stream.<Fault[]>of(DataFault.values(), SourceFault.values(), StoreFault.values(), ProgramFault.values())
                .flatMap(Stream::of)
                .toList();
    }

    static Fault named(String name) {
        return all().stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault " + name + ", but " + all()));
    }

    String name();

    Set<ExpectedAlert> expected();

    void begin(FaultEnvironment environment) throws Exception;

    /** Checks other effects of the fault while it lasts. */
    default void check(FaultEnvironment environment) {}

    void end(FaultEnvironment environment) throws Exception;
}
