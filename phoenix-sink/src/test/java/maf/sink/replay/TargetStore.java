package maf.sink.replay;

import java.util.List;
import maf.contract.model.TableContract;
import maf.sink.read.Batch;

/** The store that simulations write to. */
interface TargetStore {
    List<TableContract> contracts();

    void write(Batch batch) throws InterruptedException;
}
