package maf.verifier.changelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Properties;

/** When each name was first seen. A file keeps that across restarts. */
final class FirstSeenFile {
    private final Path file;
    private Properties firstSeen;

    FirstSeenFile(Path file) {
        this.file = file;
    }

    /**
     * Age of the first name in milliseconds. It is a lower bound: the name may have existed before it was first seen. NaN
     * without names.
     *
     * @param names all current names; others are forgotten
     */
    double ageOfFirst(Collection<String> names, long nowMs) throws IOException {
        if (firstSeen == null) {
            firstSeen = read();
        }
        var changed = firstSeen.keySet().retainAll(names);
        for (var name : names) {
            changed |= firstSeen.putIfAbsent(name, Long.toString(nowMs)) == null;
        }
        if (changed) {
            write();
        }
        return names.isEmpty()
                ? Double.NaN
                : nowMs - Long.parseLong(firstSeen.getProperty(names.iterator().next()));
    }

    private Properties read() throws IOException {
        var read = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                read.load(reader);
            }
        }
        return read;
    }

    /** Replaces the file atomically. */
    private void write() throws IOException {
        Files.createDirectories(file.getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var writer = Files.newBufferedWriter(fresh)) {
            firstSeen.store(writer, "when each binlog was first seen, epoch milliseconds");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
