package maf.verifier.canary;

import java.util.Collection;
import java.util.Map;

/** The canary's table as anybody who reads the store sees it. */
@FunctionalInterface
public interface ProbeStore {
    /**
     * The probes that these rows show now; rows that are not there are left out.
     *
     * @throws Exception when the store does not answer; it is asked again
     */
    Map<ProbeKey, Long> read(Collection<ProbeKey> keys) throws Exception;
}
