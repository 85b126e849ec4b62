package maf.verifier.lag;

import maf.verifier.table.UnavailableException;

/** How far the pipeline is behind its sources. */
@FunctionalInterface
public interface PipelineLag {
    /**
     * Returns when everything that the sources had committed before this call has reached the store.
     *
     * @throws UnavailableException if the pipeline does not catch up; says which stage and what to do
     */
    void settle() throws UnavailableException, InterruptedException;
}
