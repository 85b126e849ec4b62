package maf.benchmarks.sink;

import java.util.Locale;

/**
 * The result of one trial.
 *
 * @param cpuPerMillion CPU seconds of this process per million rows
 * @param serverCpuPerMillion the same for the store's process
 */
record WriteMeasurement(WriteMethod method, double rowsPerSecond, double cpuPerMillion, double serverCpuPerMillion) {
    String line() {
        return String.format(
                Locale.ROOT,
                "  %-26s %8.0f %8.2f %9.2f",
                method.title(),
                rowsPerSecond,
                cpuPerMillion,
                serverCpuPerMillion);
    }

    String ratio(WriteMeasurement limit) {
        return String.format(
                Locale.ROOT,
                "ratio %s / %s: %.2f rows/s; CPU %.2f, server's %.2f",
                method.title(),
                limit.method().title(),
                rowsPerSecond / limit.rowsPerSecond,
                cpuPerMillion / limit.cpuPerMillion,
                serverCpuPerMillion / limit.serverCpuPerMillion);
    }
}
