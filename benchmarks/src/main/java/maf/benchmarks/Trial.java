package maf.benchmarks;

/** One candidate does the whole work once, alone. */
interface Trial {
    Figures run(Candidate candidate, Afterwards afterwards) throws Exception;

    /** What to do with the process once it has done its work, before it is stopped. */
    @FunctionalInterface
    interface Afterwards {
        void look(ChildProcess process) throws Exception;
    }
}
