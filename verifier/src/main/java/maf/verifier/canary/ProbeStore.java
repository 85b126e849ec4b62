package maf.verifier.canary;

import java.util.Collection;
import java.util.Map;

/** The canary's table in the store. */
@FunctionalInterface
public interface ProbeStore {
    /**
     * The current probes of these rows; missing rows are left out.
     *
     * @throws Exception if the store does not answer; the query is repeated later
     */
    Map<ProbeKey, Long> read(Collection<ProbeKey> keys) throws Exception;
}
