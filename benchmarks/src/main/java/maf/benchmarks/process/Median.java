package maf.benchmarks.process;

import java.util.stream.DoubleStream;

/** The median. */
public final class Median {
    private Median() {}

    /** Returns the median; for an even number of figures the mean of the two middle ones. */
    public static double of(DoubleStream figures) {
        var values = figures.sorted().toArray();
        var middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
