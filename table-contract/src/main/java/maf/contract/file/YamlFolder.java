package maf.contract.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A folder of YAML files. */
public record YamlFolder(Path dir, FileKind kind) {
    /** Every {@code *.yaml} in the order of their names; hidden files, which editors and mounts leave, do not count. */
    public List<YamlFile> files(List<Mistake> mistakes) {
        if (!Files.isDirectory(dir)) {
            mistakes.add(new Mistake(
                    dir,
                    0,
                    0,
                    Files.exists(dir)
                            ? "is not a directory: name the one that holds the " + kind.noun() + "s"
                            : "there is no such directory"));
            return List.of();
        }
        try (var listing = Files.list(dir)) {
            var all = listing.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            var found = all.stream()
                    .filter(path -> path.toString().endsWith(FileKind.ENDING))
                    .toList();
            all.stream()
                    .filter(path -> looksLikeYaml(path) && !found.contains(path))
                    .map(path -> new Mistake(path, 0, 0, "a " + kind.noun() + "'s file ends in " + FileKind.ENDING))
                    .forEach(mistakes::add);
            if (found.isEmpty()) {
                mistakes.add(new Mistake(dir, 0, 0, "has no *.yaml file: a pipeline needs a " + kind.full()));
            }
            return found.stream()
                    .map(path -> new YamlFile(path, kind, mistakes))
                    .toList();
        } catch (IOException e) {
            mistakes.add(new Mistake(dir, 0, 0, "the directory of " + kind.full() + "s cannot be read: " + e));
            return List.of();
        }
    }

    private static boolean looksLikeYaml(Path path) {
        var name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(FileKind.ENDING);
    }
}
