package maf.capture.mysql;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.ByteArrayEventData;
import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.XAPrepareEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.ByteArrayEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import io.debezium.connector.binlog.BinlogChangeRecordEmitter;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSource;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.source.spi.ChangeEventSource.ChangeEventSourceContext;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;
import java.util.BitSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Debezium's reader of the binlog, with {@link BinlogTruth}, {@link PreparedTransactions} and {@link LostChanges}. */
final class MysqlStreaming extends MySqlStreamingChangeEventSource {
    private static final Logger LOG = LoggerFactory.getLogger(MysqlStreaming.class);
    /** Of the binlog; as objects in memory, rows take several times as much. */
    private static final long MOST_PREPARED_BYTES = 8 << 20;

    private final MySqlConnectorConfig config;
    private final EventDispatcher<MySqlPartition, TableId> dispatcher;
    private final Clock clock;
    private final MysqlSchema schema;
    private final PreparedTransactions prepared = new PreparedTransactions(MOST_PREPARED_BYTES);
    private final LostChanges lost;
    private final BinlogTruth truth;

    MysqlStreaming(
            MySqlConnectorConfig config,
            BinlogConnectorConnection connection,
            EventDispatcher<MySqlPartition, TableId> dispatcher,
            ErrorHandler errors,
            Clock clock,
            MySqlTaskContext context,
            MysqlSchema schema,
            MySqlStreamingChangeEventSourceMetrics metrics,
            SnapshotterService snapshotters,
            BinaryLogClient client,
            BinlogTruth truth) {
        super(config, connection, dispatcher, errors, clock, context, schema, metrics, snapshotters, client);
        this.config = config;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.schema = schema;
        this.lost = new LostChanges(metrics);
        this.truth = truth;
    }

    @Override
    protected EventDeserializer createEventDeserializer() {
        var reader = super.createEventDeserializer();
        SignsWithoutYear.replaceIn(reader);
        reader.setEventDataDeserializer(EventType.PARTIAL_UPDATE_ROWS_EVENT, new ByteArrayEventDataDeserializer());
        return reader;
    }

    @Override
    protected void handleUpdateTableMetadata(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        truth.apply(unwrapData(event));
        super.handleUpdateTableMetadata(partition, offset, event);
    }

    @Override
    protected void handleRotateLogsEvent(MySqlOffsetContext offset, Event event) {
        truth.forget();
        super.handleRotateLogsEvent(offset, event);
    }

    @Override
    protected void handleQueryEvent(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        QueryEventData query = unwrapData(event);
        if (XaStatement.of(query.getSql()).isPresent()) {
            handleXa(partition, offset, event, query.getSql());
        } else if (!query.getSql().equalsIgnoreCase("BEGIN") && !query.getSql().equalsIgnoreCase("COMMIT")) {
            truth.forget();
            lost.statement(partition, event, query.getDatabase(), query.getSql());
        }
        super.handleQueryEvent(partition, offset, event);
    }

    private void handleXa(MySqlPartition partition, MySqlOffsetContext offset, Event event, String sql)
            throws InterruptedException {
        switch (XaStatement.of(sql).orElseThrow()) {
            case START -> prepared.start(sql);
            case COMMIT -> prepared.committed(sql);
            case ROLLBACK -> {
                var changes = prepared.rolledBack(sql);
                if (changes.isPresent() && changes.get().stream().allMatch(this::fits)) {
                    undo(partition, offset, changes.get());
                } else {
                    lost.rollback(partition, event);
                }
            }
            case END -> {}
        }
    }

    /** Whether the change's table is what it was: the transaction has kept it from being altered, if MySQL was not restarted. */
    private boolean fits(PreparedTransactions.Change change) {
        var table = schema.tableFor(change.table());
        var row = change.before() == null ? change.after() : change.before();
        return table != null && table.columns().size() == row.length;
    }

    /** The offsets name no row to begin with after a restart: there, the transaction is not known any more. */
    private void undo(MySqlPartition partition, MySqlOffsetContext offset, List<PreparedTransactions.Change> changes)
            throws InterruptedException {
        var row = 0;
        for (var change : changes) {
            offset.getSource().setRowNumber(row++);
            offset.event(change.table(), eventTimestamp);
            dispatcher.dispatchDataChangeEvent(
                    partition,
                    change.table(),
                    new BinlogChangeRecordEmitter<>(
                            partition, offset, clock, change.operation(), change.before(), change.after(), config));
        }
        LOG.info("An XA transaction was rolled back after XA PREPARE: {} changes of rows are undone", row);
    }

    @Override
    protected void prepareTransaction(MySqlOffsetContext offset, Event event) throws InterruptedException {
        XAPrepareEventData data = unwrapData(event);
        prepared.prepared(data.isOnePhase());
        super.prepareTransaction(offset, event);
    }

    private void captured(Event event, long number) {
        EventHeaderV4 header = event.getHeader();
        prepared.captured(schema.getTableId(number), unwrapData(event), header.getEventLength());
    }

    @Override
    protected void handleInsert(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        WriteRowsEventData rows = unwrapData(event);
        if (isWhole(partition, event, rows.getTableId(), rows.getIncludedColumns())) {
            super.handleInsert(partition, offset, event);
            captured(event, rows.getTableId());
        }
    }

    @Override
    protected void handleUpdate(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        UpdateRowsEventData rows = unwrapData(event);
        if (isWhole(partition, event, rows.getTableId(), rows.getIncludedColumnsBeforeUpdate())
                && isWhole(partition, event, rows.getTableId(), rows.getIncludedColumns())) {
            super.handleUpdate(partition, offset, event);
            captured(event, rows.getTableId());
        }
    }

    @Override
    protected void handleDelete(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        DeleteRowsEventData rows = unwrapData(event);
        if (isWhole(partition, event, rows.getTableId(), rows.getIncludedColumns())) {
            super.handleDelete(partition, offset, event);
            captured(event, rows.getTableId());
        }
    }

    /** Debezium would end with the first row that leaves columns out. */
    private boolean isWhole(MySqlPartition partition, Event event, long number, BitSet included) {
        var id = schema.getTableId(number);
        var table = id == null ? null : schema.tableFor(id);
        if (table == null || table.columns().size() == included.cardinality()) {
            return true;
        }
        lost.partialRows(partition, event, id);
        return false;
    }

    @Override
    protected void handleEvent(
            MySqlPartition partition, MySqlOffsetContext offset, ChangeEventSourceContext running, Event event) {
        if (event != null && event.getHeader().getEventType() == EventType.PARTIAL_UPDATE_ROWS_EVENT) {
            ByteArrayEventData data = unwrapData(event);
            var id = schema.getTableId(tableNumber(data.getData()));
            if (id != null) {
                lost.partialJson(partition, event, id);
            }
        }
        super.handleEvent(partition, offset, running, event);
    }

    /** The first six bytes of an event of rows. */
    private static long tableNumber(byte[] event) {
        long number = 0;
        for (int at = 5; at >= 0; at--) {
            number = (number << 8) | (event[at] & 0xff);
        }
        return number;
    }
}
