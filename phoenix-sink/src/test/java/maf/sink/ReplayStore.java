package maf.sink;

import java.util.List;
import maf.contract.TableContract;

/** Where the worlds of a replay write to. */
interface ReplayStore {
    List<TableContract> contracts();

    void write(Batch batch) throws InterruptedException;
}
