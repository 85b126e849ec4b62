package maf.benchmarks.trial;

import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.ChildProcess;

/** One candidate does the whole work once, alone. */
public interface Trial {
    Measurement run(Candidate candidate, Afterwards afterwards) throws Exception;

    /** What to do with the process once it has done its work, before it is stopped. */
    @FunctionalInterface
    interface Afterwards {
        void look(ChildProcess process) throws Exception;
    }
}
