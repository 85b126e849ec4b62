package maf.sink.write;

import java.io.IOException;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.exceptions.FailedSanityCheckException;

/** The store's answer for one row of a batch. */
public sealed interface WriteResult {
    /** Acknowledged, and therefore synced to the store's log. */
    record Stored() implements WriteResult {}

    /** Refused, either for its own data or for the data of a row that was sent with it. */
    record Refused(String cause) implements WriteResult {}

    /** Not acknowledged: perhaps written, perhaps not. The same row may be sent again with the same version. */
    record Unknown(String cause) implements WriteResult {}

    static WriteResult of(Object result) {
        if (result instanceof Result) {
            return new Stored();
        }
        if (result == null) {
            return new Unknown("no answer");
        }
        // Compares the exact class: its subclasses (no such table, no such family, access denied) do not concern the
        // row.
        if (result instanceof IOException e
                && (e.getClass() == DoNotRetryIOException.class || e instanceof FailedSanityCheckException)
                && isFromRegionServer(e)) {
            return new Refused("HBase: " + e.getClass().getSimpleName());
        }
        return new Unknown(result.getClass().getSimpleName());
    }

    /**
     * HBase's client throws the same class itself, for example when ZooKeeper does not give a region's address in time. Only an
     * exception of the server has the server's stack trace in its message.
     */
    private static boolean isFromRegionServer(IOException e) {
        return String.valueOf(e.getMessage()).contains("at org.apache.hadoop.hbase.regionserver.");
    }
}
