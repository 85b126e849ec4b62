package maf.source.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import maf.contract.file.FileKind;
import maf.contract.file.Mistake;
import maf.contract.file.YamlFolder;
import maf.source.Source;

/**
 * What the files of a folder say.
 *
 * @param sources of the files that have no mistake, by name
 * @param names of all files
 * @param mistakes by file and position
 */
public record Sources(List<Source> sources, Set<String> names, List<Mistake> mistakes) {
    private static final FileKind KIND = new FileKind("source", "source", "kind, host, databases and users");

    /** Reads every {@code *.yaml} of {@code dir} as far as possible. */
    public static Sources readable(Path dir) {
        var mistakes = new ArrayList<Mistake>();
        var drafts = new ArrayList<SourceDraft>();
        var names = new TreeSet<String>();
        for (var file : new YamlFolder(dir, KIND).files(mistakes)) {
            names.add(file.subject());
            new SourceReader(file).read().ifPresent(drafts::add);
        }
        var broken = new SharedIdentity(drafts).report();
        var sources = drafts.stream()
                .filter(draft -> !broken.contains(draft))
                .flatMap(draft -> draft.source().stream())
                .sorted(Comparator.comparing(Source::name))
                .toList();
        return new Sources(
                sources,
                names,
                mistakes.stream().distinct().sorted(Mistake.BY_PLACE).toList());
    }

    /**
     * Reads every {@code *.yaml} of {@code dir}.
     *
     * @throws InvalidSourceException with all mistakes of all files at once
     */
    public static List<Source> read(Path dir) {
        var found = readable(dir);
        if (!found.mistakes.isEmpty()) {
            throw new InvalidSourceException(found.mistakes);
        }
        return found.sources;
    }
}
