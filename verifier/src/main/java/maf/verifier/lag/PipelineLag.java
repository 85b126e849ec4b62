package maf.verifier.lag;

import maf.verifier.table.UnavailableException;

/** How far the pipeline is behind its sources. */
@FunctionalInterface
public interface PipelineLag {
    /**
     * Returns when everything that the sources had committed before this call has reached the store.
     *
     * @throws UnavailableException when the pipeline does not get there; says which stage and what to do
     */
    void settle() throws UnavailableException, InterruptedException;
}
