package maf.sink.write;

import java.io.IOException;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.exceptions.FailedSanityCheckException;

/** The store's answer for one row of a batch. */
public sealed interface WriteResult {
    /** Acknowledged, so synced to the store's log. */
    record Stored() implements WriteResult {}

    /** Refused, perhaps for its own data, perhaps for that of a row that was sent with it. */
    record Refused(String cause) implements WriteResult {}

    /** Not acknowledged: written or not. The same row with the same version may be sent again. */
    record Unknown(String cause) implements WriteResult {}

    static WriteResult of(Object result) {
        if (result instanceof Result) {
            return new Stored();
        }
        if (result == null) {
            return new Unknown("no answer");
        }
        // By exact class: its many subclasses (no such table, no such family, access denied) are not about the row.
        if (result instanceof IOException e
                && (e.getClass() == DoNotRetryIOException.class || e instanceof FailedSanityCheckException)
                && isFromRegionServer(e)) {
            return new Refused("HBase: " + e.getClass().getSimpleName());
        }
        return new Unknown(result.getClass().getSimpleName());
    }

    /**
     * HBase's client throws the same class itself, for example when ZooKeeper does not tell in time where a region is; an
     * exception of the server carries the server's stack in its message.
     */
    private static boolean isFromRegionServer(IOException e) {
        return String.valueOf(e.getMessage()).contains("at org.apache.hadoop.hbase.regionserver.");
    }
}
