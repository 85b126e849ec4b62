package maf.sink.replay;

import java.util.List;
import maf.contract.model.TableContract;
import maf.sink.read.Batch;

/** Where the worlds of a replay write to. */
interface TargetStore {
    List<TableContract> contracts();

    void write(Batch batch) throws InterruptedException;
}
