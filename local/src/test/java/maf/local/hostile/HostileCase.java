package maf.local.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What happens at the sources, and what must come of it: a file of {@link Section}s.
 *
 * <ul>
 *   <li>{@code contract NAME}: the contract, which is there before the pipeline starts
 *   <li>{@code mysql}, {@code postgres}, {@code mongodb}: what an application does; each section is a session, each paragraph one command
 *   <li>{@code store SQL}: the rows that the store must hold
 *   <li>{@code quarantine TABLE}: how many records were refused, by reason
 *   <li>{@code reconcile NAME}: {@code equal}, the drift that it must name, or why it cannot compare
 *   <li>{@code status NAME}: the rows that {@code status} must count in the store
 * </ul>
 */
record HostileCase(String name, List<Section> sections) {
    private static final List<HostileCase> ALL = read();

    /** All cases by name; {@code -Dmaf.hostile=40,41} chooses those whose names begin so. */
    static List<HostileCase> all() {
        var chosen = List.of(System.getProperty("maf.hostile", "").split(","));
        return ALL.stream()
                .filter(each -> chosen.stream().anyMatch(each.name::startsWith))
                .toList();
    }

    private static List<HostileCase> read() {
        try {
            var folder = Path.of(Objects.requireNonNull(HostileCase.class.getResource("cases"))
                    .toURI());
            try (var files = Files.list(folder)) {
                return files.sorted().map(HostileCase::read).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HostileCase read(Path file) {
        try {
            var parts = ("\n" + Files.readString(file)).split("\n## ");
            return new HostileCase(
                    file.getFileName().toString().replace(".txt", ""),
                    Arrays.stream(parts).skip(1).map(Section::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<Section> sections(String... kinds) {
        return sections.stream().filter(section -> List.of(kinds).contains(section.kind()));
    }

    @Override
    public String toString() {
        return name;
    }
}
