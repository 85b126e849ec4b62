package maf.capture.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import io.debezium.relational.TableId;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreparedTransactionsTest {
    private static final TableId TABLE = new TableId("maf", null, "t");
    private static final String ID = "X'31',X'',1";

    private final PreparedTransactions transactions = new PreparedTransactions(100);

    @Test
    void aRollbackUndoesTheChangesBackwards() {
        transactions.start("XA START " + ID);
        transactions.captured(TABLE, insert(1, 2), 10);
        transactions.captured(TABLE, update(1, 7), 10);
        transactions.captured(TABLE, delete(2), 10);
        transactions.prepared(false);
        transactions.captured(TABLE, insert(9), 10); // of another transaction, meanwhile

        assertThat(undone()).containsExactly("CREATE null [2]", "UPDATE [7] [1]", "DELETE [2] null", "DELETE [1] null");
        assertThat(transactions.rolledBack("XA ROLLBACK " + ID)).isEmpty();
    }

    @Test
    void whatWasCommittedIsNotUndone() {
        transactions.start("XA START " + ID);
        transactions.captured(TABLE, insert(1), 10);
        transactions.prepared(false);
        transactions.committed("XA COMMIT " + ID);
        assertThat(transactions.rolledBack("XA ROLLBACK " + ID)).isEmpty();

        transactions.start("XA START " + ID);
        transactions.captured(TABLE, insert(1), 10);
        transactions.prepared(true); // in one phase
        assertThat(transactions.rolledBack("XA ROLLBACK " + ID)).isEmpty();
    }

    @Test
    void rowsBeyondTheLimitAreNotKnown() {
        transactions.start("XA START X'32',X'',1");
        transactions.captured(TABLE, insert(1), 40);
        transactions.prepared(false);
        transactions.start("XA START " + ID);
        transactions.captured(TABLE, insert(2), 50);
        transactions.captured(TABLE, insert(3), 20);
        transactions.captured(TABLE, insert(4), 1);
        transactions.prepared(false);

        assertThat(transactions.rolledBack("XA ROLLBACK " + ID)).isEmpty();
        assertThat(transactions.rolledBack("xa rollback X'32',X'',1").map(List::size))
                .isEqualTo(Optional.of(1));
    }

    private List<String> undone() {
        return transactions.rolledBack("XA ROLLBACK " + ID).orElseThrow().stream()
                .map(change -> change.operation() + " " + Arrays.toString(change.before()) + " "
                        + Arrays.toString(change.after()))
                .toList();
    }

    private static WriteRowsEventData insert(int... ids) {
        var event = new WriteRowsEventData();
        event.setRows(rows(ids));
        return event;
    }

    private static DeleteRowsEventData delete(int... ids) {
        var event = new DeleteRowsEventData();
        event.setRows(rows(ids));
        return event;
    }

    private static UpdateRowsEventData update(int before, int after) {
        var event = new UpdateRowsEventData();
        event.setRows(List.of(Map.entry(new Serializable[] {before}, new Serializable[] {after})));
        return event;
    }

    private static List<Serializable[]> rows(int... ids) {
        return Arrays.stream(ids).mapToObj(id -> new Serializable[] {id}).toList();
    }
}
