package maf.verifier.row;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import maf.contract.model.Column;
import maf.contract.model.TableContract;
import maf.verifier.typing.TextNormalForm;

/** Encodes keys and contents of a contract's rows as canonical bytes. Used by one thread. */
public final class RowEncoding {
    private final List<Column> columns;
    private final int[] keyIndexes;
    private final Map<Integer, TextNormalForm> forms;
    private final ByteWriter buffer = new ByteWriter();

    public RowEncoding(TableContract contract) {
        this(contract, Map.of());
    }

    /** @param forms of texts, by the columns' indexes in the contract */
    public RowEncoding(TableContract contract, Map<Integer, TextNormalForm> forms) {
        this.forms = forms;
        columns = List.copyOf(contract.columns().values());
        var names = List.copyOf(contract.columns().keySet());
        keyIndexes = contract.key().stream().mapToInt(names::indexOf).toArray();
    }

    /** The key columns of a row in the key's order. */
    public Object[] keyOf(Object[] values) {
        var key = new Object[keyIndexes.length];
        for (var i = 0; i < key.length; i++) {
            key[i] = values[keyIndexes[i]];
        }
        return key;
    }

    /**
     * A row's key as bytes.
     *
     * @param key values of the key columns in order
     */
    public RowKey rowKey(Object[] key) {
        return new RowKey(write(key).copy());
    }

    /** The inverse of {@link #rowKey}. */
    public Object[] key(RowKey row) {
        var from = ByteBuffer.wrap(row.bytes());
        var key = new Object[keyIndexes.length];
        for (var i = 0; i < key.length; i++) {
            key[i] = ValueEncoding.read(from);
        }
        return key;
    }

    /** Digest of all columns. */
    public Digest digest(Object[] values) {
        buffer.clear();
        for (var i = 0; i < values.length; i++) {
            ValueEncoding.write(buffer, comparable(i, values[i]));
        }
        return Digest.of(buffer.array(), buffer.length());
    }

    /** The columns that differ, in declared order. */
    public List<Column> differing(Object[] one, Object[] other) {
        var differing = new ArrayList<Column>();
        for (var i = 0; i < columns.size(); i++) {
            var left = write(comparable(i, one[i])).copy();
            if (!Arrays.equals(left, write(comparable(i, other[i])).copy())) {
                differing.add(columns.get(i));
            }
        }
        return differing;
    }

    private Object comparable(int index, Object value) {
        var form = forms.get(index);
        return form != null && value instanceof String text ? form.of(text) : value;
    }

    public int index(Column column) {
        return columns.indexOf(column);
    }

    private ByteWriter write(Object... values) {
        buffer.clear();
        for (var value : values) {
            ValueEncoding.write(buffer, value);
        }
        return buffer;
    }
}
