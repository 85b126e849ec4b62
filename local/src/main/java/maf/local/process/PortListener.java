package maf.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells who listens on a port of this machine, as Linux shows it under {@code /proc}. */
final class PortListener {
    private static final String LISTENING = "0A";
    /** Columns of /proc/net/tcp: proc(5). */
    private static final int LOCAL_ADDRESS = 1;

    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortListener() {}

    /**
     * Another process than this server's that listens on its port.
     *
     * @return for people; empty if the server itself or its children do, if nobody does, or if it cannot be told
     */
    static Optional<String> foreign(int port, long server) {
        var sockets = sockets(port);
        return sockets.isEmpty() || holds(server, sockets) || children(server).anyMatch(child -> holds(child, sockets))
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> holds(process.pid(), sockets))
                        .findFirst()
                        .map(PortListener::described);
    }

    private static Stream<Long> children(long server) {
        return ProcessHandle.of(server).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
    }

    private static String described(ProcessHandle process) {
        return "process " + process.pid()
                + process.info().commandLine().map(line -> " (" + line + ")").orElse("");
    }

    /** What the listening sockets of a port are called in a process's list of files. */
    private static Set<String> sockets(int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        var found = new HashSet<String>();
        for (var table : new String[] {"tcp", "tcp6"}) {
            try (var lines = Files.lines(Path.of("/proc/net", table))) {
                lines.map(line -> line.strip().split("\\s+", -1))
                        .filter(columns -> columns[LOCAL_ADDRESS].endsWith(suffix) && columns[STATE].equals(LISTENING))
                        .forEach(columns -> found.add("socket:[" + columns[INODE] + "]"));
            } catch (IOException | UncheckedIOException e) {
                // a kernel without this table
            }
        }
        return found;
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (var files = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (var file : files) {
                if (sockets.contains(target(file))) {
                    return true;
                }
            }
        } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
            return false; // it has ended, or is another user's
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }
}
