package maf.benchmarks.trial;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The memory of a process, in MiB.
 *
 * @param heapPeak sum of the peak use of each heap pool
 * @param heapLive heap used after a full collection
 * @param residentPeak peak resident memory of the process
 * @param collectionSeconds time spent in garbage collection before that
 */
public record ProcessMemory(long heapPeak, long heapLive, long residentPeak, double collectionSeconds) {
    private static final long MIB = 1024 * 1024;
    private static final long KIB_PER_MIB = 1024;

    /** Reads the figures from the process. Call it after the measurement, because it triggers a full collection. */
    @SuppressWarnings("BanJNDI")
    public // our own child process on this machine
    static ProcessMemory of(long pid) throws IOException {
        var residentPeak = residentPeak(pid);
        try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(management(pid)))) {
            var server = connector.getMBeanServerConnection();
            var collections = ManagementFactory.getPlatformMXBeans(server, GarbageCollectorMXBean.class).stream()
                    .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                    .sum();
            var peak = ManagementFactory.getPlatformMXBeans(server, MemoryPoolMXBean.class).stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            var memory = ManagementFactory.getPlatformMXBean(server, MemoryMXBean.class);
            memory.gc();
            return new ProcessMemory(
                    peak / MIB, memory.getHeapMemoryUsage().getUsed() / MIB, residentPeak, collections / 1000.0);
        }
    }

    private static String management(long pid) throws IOException {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("Cannot attach to process " + pid, e);
        }
    }

    private static long residentPeak(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / KIB_PER_MIB;
        }
    }
}
