package maf.source.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlSection;
import maf.contract.model.Suggestion;
import maf.contract.wire.Topics;
import maf.source.Scope;
import maf.source.Source;
import maf.source.SourceKind;
import maf.source.TablePattern;
import maf.source.Tls;

/** Reads one source file and collects every mistake in it. */
record SourceReader(YamlFile file) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    /** Each begins or is the name of a topic of the pipeline's own. */
    private static final Set<String> OWN_TOPICS = Set.of(
            Topics.CLEANSED_PREFIX.replace(".", ""),
            Topics.QUARANTINE,
            Topics.QUARANTINE_RESOLVED,
            Topics.DEAD_LETTERS,
            "heartbeat",
            "notifications",
            "schema-history");

    /** Reads as much as possible; empty if the file is not a YAML mapping. */
    Optional<SourceDraft> read() {
        var before = file.mistakes();
        if (!NAME.matcher(file.subject()).matches()) {
            file.mistake(
                    0, 0, "a source's name is made of a-z, 0-9, - and _, at most 40: it is the prefix of its topics");
        } else if (OWN_TOPICS.contains(file.subject()) || file.subject().startsWith("connect-")) {
            file.mistake(
                    0, 0, "a source cannot be called '" + file.subject() + "': the pipeline's own topics begin so");
        }
        return file.read().map(root -> draft(root, before));
    }

    private SourceDraft draft(YamlSection root, int before) {
        var kind = root.need("kind")
                .flatMap(node -> root.text(node, "kind").flatMap(text -> file.attempt(node, () -> kind(text))));
        var keys = new Keys(file, kind);
        keys.check(root);
        var endpoint = new EndpointReader(file, keys).read(root);
        var scope = scope(root, keys);
        var users = new UsersReader(file).read(root);
        var tls = root.find("tls")
                .flatMap(node -> root.section(node, "'tls'"))
                .flatMap(section -> new TlsReader(file).read(section))
                .orElse(Tls.USUAL);
        var capture = kind.flatMap(known -> new CaptureReader(file, known).read(root));
        var canary = root.find("canary").flatMap(node -> Texts.of(file, root, node, "canary", Texts.TABLE));
        if (root.find("canary").isPresent()
                && users.isPresent()
                && users.get().canary().isEmpty()) {
            file.mistake(root.key("canary"), "the canary needs a user that may write: add users: {canary: …}");
        }
        Optional<Source> source = file.mistakes() > before || kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new Source(
                        file.subject(),
                        kind.get(),
                        endpoint.orElseThrow(),
                        scope,
                        users.orElseThrow(),
                        tls,
                        capture.orElseThrow(),
                        canary));
        return new SourceDraft(file, root, source);
    }

    private Scope scope(YamlSection root, Keys keys) {
        var database = keys.need(root, "database")
                .flatMap(node -> Texts.of(file, root, node, "database", Texts.NAME))
                .orElse("");
        var schemas = keys.need(root, keys.schemas())
                .map(node -> Texts.list(file, root, node, keys.schemas(), Texts.NAME))
                .orElse(List.of());
        var tables = root.find("tables")
                .map(node -> Texts.list(file, root, node, "tables", Texts.PATTERN))
                .orElse(List.of());
        for (var pattern : tables) {
            var of = TablePattern.of(pattern).schema();
            if (!of.isEmpty() && !of.contains("*") && !schemas.isEmpty() && !schemas.contains(of)) {
                file.mistake(
                        root.key("tables"),
                        "'" + pattern + "' is in '" + of + "', which is not under " + keys.schemas()
                                + Suggestion.text(of, new LinkedHashSet<>(schemas)));
            }
        }
        var excluded = root.find("excluded-columns")
                .map(node -> Texts.list(file, root, node, "excluded-columns", keys.column()))
                .orElse(List.of());
        return new Scope(
                database, schemas, tables.stream().map(TablePattern::of).toList(), excluded);
    }

    private static SourceKind kind(String text) {
        for (var kind : SourceKind.values()) {
            if (kind.code().equals(text)) {
                return kind;
            }
        }
        var known = List.of("mysql", "postgres", "mongodb");
        throw new IllegalArgumentException("unknown kind '" + text + "'" + Suggestion.text(text, known));
    }
}
