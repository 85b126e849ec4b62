package maf.contract;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A YAML file as nodes that know their place, and the mistakes found in it so far. */
record YamlFile(Path path, List<Mistake> mistakes) {
    /** The whole file as one section, empty when it is none; the reason is then among the mistakes. */
    Optional<YamlSection> read() {
        try (var reader = Files.newBufferedReader(path)) {
            // Nodes only: nothing is constructed, so that no tag in a file can name a class.
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            if (root instanceof MappingNode mapping) {
                return Optional.of(new YamlSection(this, mapping));
            }
            mistakes.add(new Mistake(name(), 1, 1, "the file is no mapping of table, key, columns, sources"));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            mistakes.add(new Mistake(name(), mark.getLine() + 1, mark.getColumn() + 1, "no YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            mistakes.add(new Mistake(name(), 0, 0, "no YAML: " + e.getMessage()));
        } catch (CharacterCodingException e) {
            mistakes.add(new Mistake(name(), 0, 0, "the file is not in UTF-8"));
        } catch (IOException e) {
            mistakes.add(new Mistake(name(), 0, 0, "the file cannot be read: " + e));
        }
        return Optional.empty();
    }

    String name() {
        return path.getFileName().toString();
    }

    void mistake(Node at, String reason) {
        var mark = at.getStartMark();
        mistakes.add(new Mistake(name(), mark.getLine() + 1, mark.getColumn() + 1, reason));
    }

    /** What {@code reading} gives; empty, and a mistake at {@code at}, when it refuses. */
    <T> Optional<T> attempt(Node at, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException e) {
            mistake(at, e.getMessage());
            return Optional.empty();
        }
    }
}
