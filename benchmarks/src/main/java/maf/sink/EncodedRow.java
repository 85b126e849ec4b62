package maf.sink;

import java.util.ArrayList;
import java.util.Arrays;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;

/**
 * The bytes of a row's cells, ready to be written by anyone.
 *
 * @param shape family and qualifiers, the same object for all rows of a table
 * @param values by the shape's qualifiers
 */
record EncodedRow(Shape shape, byte[] row, long version, byte[][] values) {
    /** Where a row's values go. */
    record Shape(byte[] family, byte[][] qualifiers) {
        static Shape of(Mutation mutation) {
            var cells = mutation.getFamilyCellMap().firstEntry().getValue();
            return new Shape(
                    CellUtil.cloneFamily(cells.get(0)),
                    cells.stream().map(CellUtil::cloneQualifier).toArray(byte[][]::new));
        }
    }

    /** @throws IllegalArgumentException when the mutation is no put of this shape at one version */
    static EncodedRow of(Shape shape, Mutation mutation) {
        if (!(mutation instanceof Put) || mutation.getFamilyCellMap().size() != 1) {
            throw new IllegalArgumentException("a row of one family is wanted");
        }
        var cells = mutation.getFamilyCellMap().firstEntry().getValue();
        var values = new ArrayList<byte[]>();
        for (var i = 0; i < cells.size(); i++) {
            if (cells.get(i).getTimestamp() != mutation.getTimestamp()
                    || !Arrays.equals(CellUtil.cloneQualifier(cells.get(i)), shape.qualifiers()[i])) {
                throw new IllegalArgumentException("a whole row with one version is wanted");
            }
            values.add(CellUtil.cloneValue(cells.get(i)));
        }
        return new EncodedRow(shape, mutation.getRow(), mutation.getTimestamp(), values.toArray(byte[][]::new));
    }

    Put put() {
        var put = new Put(row, version);
        for (var i = 0; i < values.length; i++) {
            put.addColumn(shape.family(), shape.qualifiers()[i], version, values[i]);
        }
        return put;
    }
}
