package maf.sink.write;

import java.util.Set;
import maf.sink.read.Batch;

/**
 * A batch that the writer is done with: durable but for the tables that wait.
 *
 * @param skipped cleansed topics whose rows may not be in the store: they must be read again
 */
public record Written(Batch batch, Set<String> skipped) {}
