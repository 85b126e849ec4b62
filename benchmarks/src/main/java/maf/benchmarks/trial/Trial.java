package maf.benchmarks.trial;

import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.ChildProcess;

/** One candidate does the whole work once, while no other runs. */
public interface Trial {
    Measurement run(Candidate candidate, Afterwards afterwards) throws Exception;

    /** Inspects the process after its work, before it is stopped. */
    @FunctionalInterface
    interface Afterwards {
        void inspect(ChildProcess process) throws Exception;
    }
}
