package maf.benchmarks.process;

import java.util.stream.DoubleStream;

/** The middle one of some figures. */
public final class Median {
    private Median() {}

    /** Of an even number the mean of the two in the middle. */
    public static double of(DoubleStream figures) {
        var values = figures.sorted().toArray();
        var middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
