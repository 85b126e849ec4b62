package maf.capture.mysql;

import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventMetadata;
import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.TableMapEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.TableMapEventMetadataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * Reads the descriptions of a MySQL before 8.0.29, which write no sign of a YEAR. The binlog's reader counts one, and of
 * a table with a YEAR and eight other numbers it asks for a byte that is not there, which ends the connector for good
 * (osheroff/mysql-binlog-connector-java#46).
 */
final class SignsWithoutYear extends TableMapEventMetadataDeserializer {
    private static final int SIGNS = 1;
    /** A field's length is one byte up to here. */
    private static final int SHORT_LENGTH = 250;

    /** Puts it into the reader, which makes its own and has no way to be given another. */
    static void replaceIn(EventDeserializer reader) {
        var tables = (TableMapEventDataDeserializer) reader.getEventDataDeserializer(EventType.TABLE_MAP);
        try {
            var field = TableMapEventDataDeserializer.class.getDeclaredField("metadataDeserializer");
            field.setAccessible(true);
            field.set(tables, new SignsWithoutYear());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The binlog's reader has changed: look at " + SignsWithoutYear.class, e);
        }
    }

    @Override
    public TableMapEventMetadata deserialize(ByteArrayInputStream in, int columns, byte[] types) throws IOException {
        var metadata = in.read(in.available());
        var bytes = metadata.length > 1 && metadata[0] == SIGNS ? metadata[1] & 0xff : SHORT_LENGTH;
        var counted = (bytes < SHORT_LENGTH && bytes * 8L < numbers(types)) ? withoutYears(types) : types;
        return super.deserialize(new ByteArrayInputStream(metadata), columns, counted);
    }

    private static long numbers(byte[] types) {
        return IntStream.range(0, types.length)
                .mapToObj(at -> ColumnType.byCode(types[at] & 0xff))
                .filter(type -> switch (type) {
                    case TINY, SHORT, INT24, LONG, LONGLONG, NEWDECIMAL, FLOAT, DOUBLE, YEAR -> true;
                    default -> false;
                })
                .count();
    }

    private static byte[] withoutYears(byte[] types) {
        var counted = types.clone();
        for (int at = 0; at < counted.length; at++) {
            if (counted[at] == ColumnType.YEAR.getCode()) {
                counted[at] = (byte) ColumnType.DATE.getCode();
            }
        }
        return counted;
    }
}
