package maf.benchmarks.sink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;

/** The encoded cells of a row, ready to be written. */
final class EncodedRow {
    private final Shape shape;
    private final byte[] row;
    private final long version;
    private final List<byte[]> values;

    private EncodedRow(Shape shape, byte[] row, long version, List<byte[]> values) {
        this.shape = shape;
        this.row = row;
        this.version = version;
        this.values = values;
    }

    /** The columns of a row's values; one object for all rows of a table. */
    static final class Shape {
        private final byte[] family;
        private final List<byte[]> qualifiers;

        private Shape(byte[] family, List<byte[]> qualifiers) {
            this.family = family;
            this.qualifiers = qualifiers;
        }

        static Shape of(Mutation mutation) {
            var cells = mutation.getFamilyCellMap().firstEntry().getValue();
            return new Shape(
                    CellUtil.cloneFamily(cells.get(0)),
                    cells.stream().map(CellUtil::cloneQualifier).toList());
        }
    }

    /** @throws IllegalArgumentException if the mutation is not a put of this shape with one version */
    static EncodedRow of(Shape shape, Mutation mutation) {
        if (!(mutation instanceof Put) || mutation.getFamilyCellMap().size() != 1) {
            throw new IllegalArgumentException("expected a row with one column family");
        }
        var cells = mutation.getFamilyCellMap().firstEntry().getValue();
        var values = new ArrayList<byte[]>();
        for (var i = 0; i < cells.size(); i++) {
            if (cells.get(i).getTimestamp() != mutation.getTimestamp()
                    || !Arrays.equals(CellUtil.cloneQualifier(cells.get(i)), shape.qualifiers.get(i))) {
                throw new IllegalArgumentException("expected a whole row with one version");
            }
            values.add(CellUtil.cloneValue(cells.get(i)));
        }
        return new EncodedRow(shape, mutation.getRow(), mutation.getTimestamp(), List.copyOf(values));
    }

    Put put() {
        var put = new Put(row, version);
        for (var i = 0; i < values.size(); i++) {
            put.addColumn(shape.family, shape.qualifiers.get(i), version, values.get(i));
        }
        return put;
    }
}
