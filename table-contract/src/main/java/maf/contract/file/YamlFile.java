package maf.contract.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A YAML file as nodes with positions, and the mistakes found in it so far. */
public final class YamlFile {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private final Path path;
    private final FileKind kind;
    private final List<Mistake> mistakes;
    private String text = "";

    /** @param mistakes takes those that are found */
    public YamlFile(Path path, FileKind kind, List<Mistake> mistakes) {
        this.path = path;
        this.kind = kind;
        this.mistakes = mistakes;
    }

    /** The whole file as one section; empty if it is not a mapping, and the mistakes then say why. */
    public Optional<YamlSection> read() {
        try {
            if (Files.isDirectory(path)) {
                mistake(0, 0, "is a directory: a " + kind.noun() + " is a file");
            } else if (!Files.isRegularFile(path)) { // a pipe or a device might never end
                mistake(0, 0, "is not a file: is it a broken or circular link?");
            } else if (Files.size(path) > MOST_BYTES) {
                mistake(0, 0, "is larger than " + MOST_BYTES + " bytes, the limit for a " + kind.noun());
            } else {
                return decoded(Files.readAllBytes(path)).flatMap(this::compose);
            }
        } catch (AccessDeniedException e) {
            mistake(0, 0, "cannot be read: give this user read permission");
        } catch (IOException e) {
            mistake(0, 0, "cannot be read: " + e);
        }
        return Optional.empty();
    }

    private Optional<String> decoded(byte[] bytes) {
        var decoded = CharBuffer.allocate(bytes.length);
        var outcome = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
        text = decoded.flip().toString();
        if (outcome.isError()) {
            mistakeAt(text.length(), "is not in UTF-8 here: save the file as UTF-8");
            return Optional.empty();
        }
        text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return Optional.of(text);
    }

    /**
     * Editors use the core schema of YAML 1.2, so the JSON Schema sees the same kinds of values. The whole text fits into the
     * reader's buffer: snakeyaml-engine 3.0.1 fails if the halves of an emoji are in two.
     */
    private static LoadSettings settings(String yaml) {
        return LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setBufferSize(yaml.length() + 1)
                .build();
    }

    private Optional<YamlSection> compose(String yaml) {
        try {
            // Nodes only: nothing is constructed, so no tag in a file can name a class.
            var root = new Compose(settings(yaml)).composeString(yaml);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return Optional.of(new YamlSection(this, mapping));
            }
            mistake(1, 1, (root.isEmpty() ? "is empty" : "is not a mapping") + ": write " + kind.keys());
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            mistake(
                    mark.map(m -> m.getLine() + 1).orElse(0),
                    mark.map(m -> m.getColumn() + 1).orElse(0),
                    "invalid YAML: " + YamlProblem.explained(e));
        } catch (ReaderException e) {
            mistakeAt(
                    text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length()))),
                    String.format("invalid YAML: the character U+%04X cannot stand in a file", e.getCodePoint()));
        } catch (YamlEngineException e) {
            mistake(0, 0, "invalid YAML: " + e.getMessage());
        } catch (StackOverflowError e) { // the parser has no nesting limit
            mistake(0, 0, "is nested too deeply");
        }
        return Optional.empty();
    }

    public Path path() {
        return path;
    }

    public String name() {
        return path.getFileName().toString();
    }

    /** The file's name without its ending, which names what it describes. */
    public String subject() {
        return name().substring(0, name().length() - FileKind.ENDING.length());
    }

    /** What the file holds, without a byte order mark. */
    public String text() {
        return text;
    }

    /** The number of mistakes so far, in all files that share the list. */
    public int mistakes() {
        return mistakes.size();
    }

    /** Adds a mistake; both numbers count from 1, 0 stands for the whole file. */
    public void mistake(int line, int column, String reason) {
        mistakes.add(new Mistake(path, line, column, reason));
    }

    public void mistake(FilePosition at, String reason) {
        mistake(at.line(), at.column(), reason);
    }

    public void mistake(Node at, String reason) {
        mistake(FilePosition.of(at), reason);
    }

    private void mistakeAt(int index, String reason) {
        var before = text.substring(0, index);
        var line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        mistake(line, before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1, reason);
    }

    /** The result of {@code reading}; empty, with a mistake at {@code at}, if it refuses. */
    public <T> Optional<T> attempt(Node at, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException e) {
            mistake(at, e.getMessage());
            return Optional.empty();
        }
    }
}
