package maf.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The folders of a pipeline: the checkout, the state of this pipeline, and the cache that all pipelines of a user share.
 *
 * @param root the checkout: images/, databases/, tables/, .env
 * @param state data, logs and process records of this pipeline; {@code PIPELINE_HOME} moves it
 * @param cache downloaded database servers
 */
public record Home(Path root, Path state, Path cache) {
    /** The home that the environment and the current folder determine. */
    public static Home find() {
        var root = checkout(Path.of("").toAbsolutePath());
        var moved = System.getenv("PIPELINE_HOME");
        var state = moved == null || moved.isBlank()
                ? root.resolve(".pipeline")
                : Path.of(moved).toAbsolutePath();
        return at(root, state);
    }

    /** The home of a test, with its state in {@code state}. */
    public static Home in(Path state) {
        return at(checkout(Path.of("").toAbsolutePath()), state.toAbsolutePath());
    }

    private static Home at(Path root, Path state) {
        var xdg = System.getenv("XDG_CACHE_HOME");
        var base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return new Home(root, state.normalize(), base.resolve("maf").toAbsolutePath());
    }

    private static Path checkout(Path from) {
        for (var dir = from; dir != null; dir = dir.getParent()) {
            if (Files.isDirectory(dir.resolve("images")) && Files.isDirectory(dir.resolve("databases"))) {
                return dir;
            }
        }
        throw new PipelineException("Not inside a checkout of MAF: " + from + ". Change into it and try again.");
    }

    public Path data(String name) {
        return state.resolve("data").resolve(name);
    }

    public Path log(String name) {
        return state.resolve("logs").resolve(name + ".log");
    }

    Path run(String name) {
        return state.resolve("run").resolve(name + ".properties");
    }

    public void createFolders() {
        try {
            for (var folder : new String[] {"data", "logs", "run"}) {
                Files.createDirectories(state.resolve(folder));
            }
            Files.createDirectories(cache);
        } catch (IOException e) {
            throw new PipelineException(
                    "Cannot write to " + state + " or " + cache + ": " + e.getMessage()
                            + ". Make them writable, or set PIPELINE_HOME to a folder of yours.",
                    e);
        }
    }

    public static void delete(Path tree) {
        if (!Files.exists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new PipelineException("Cannot delete " + tree + ": " + e.getMessage(), e);
        }
    }
}
