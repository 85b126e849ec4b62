package maf.source.connector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.source.Capture.Snapshot;
import maf.source.Endpoint;
import maf.source.Scope;
import maf.source.Secret;
import maf.source.Source;
import maf.source.SourceKind;
import maf.source.TablePattern;

/** What a source puts into its template, by word; empty where it has nothing to say. */
final class SourceWords {
    private static final String COMMA = ",";

    private final Source source;
    private final Map<String, Optional<String>> words = new LinkedHashMap<>();

    private SourceWords(Source source) {
        this.source = source;
    }

    static Map<String, Optional<String>> of(Source source) {
        var all = new SourceWords(source);
        all.login();
        all.scope();
        all.capture();
        TlsWords.of(source).forEach(all.words::put);
        return all.words;
    }

    private void login() {
        words.put("name", Optional.of(source.name()));
        if (source.endpoint() instanceof Endpoint.Address address) {
            words.put("host", Optional.of(address.host()));
            words.put("port", Optional.of(address.port()));
        } else if (source.endpoint() instanceof Endpoint.MongoUri uri) {
            words.put("uri", Optional.of(uri.text()));
        }
        var user = source.users().capture();
        words.put("user", Optional.of(user.name()));
        words.put("password", Optional.of(password(user.password())));
    }

    private static String password(Secret secret) {
        return secret instanceof Secret.InFile file
                ? "${secret:" + file.name() + "}"
                : "${env:" + ((Secret.InEnvironment) secret).variable() + "}";
    }

    private void scope() {
        var scope = source.scope();
        var isMongo = source.kind() == SourceKind.MONGODB;
        var schemas = scope.schemas();
        words.put("database", Optional.of(scope.database()));
        words.put("schemas", joined(schemas.stream().map(TablePattern::regex)));
        // MongoDB's connector reads nothing but the signals if it has those and no list.
        var all = scope.tables().isEmpty() && isMongo ? List.of(TablePattern.of("*")) : scope.tables();
        words.put("tables", joined(tables(scope, all)));
        words.put(
                "excluded-columns",
                joined(scope.excludedColumns().stream().map(column -> isMongo ? column : TablePattern.regex(column))));
        var isOne = schemas.size() == 1;
        words.put("capture-scope", Optional.of(isOne ? "database" : "deployment"));
        words.put("capture-target", Optional.of(schemas.get(0)).filter(name -> isOne));
        words.put("several-databases", words.get("schemas").filter(names -> !isOne));
    }

    /** The table of signals belongs to a list of others; without a list, all are captured. */
    private Stream<String> tables(Scope scope, List<TablePattern> patterns) {
        if (patterns.isEmpty()) {
            return Stream.empty();
        }
        var captured = patterns.stream()
                .flatMap(pattern -> pattern.schema().isEmpty()
                        ? scope.schemas().stream()
                                .map(schema -> TablePattern.regex(schema) + "\\." + TablePattern.regex(pattern.table()))
                        : Stream.of(
                                TablePattern.regex(pattern.schema()) + "\\." + TablePattern.regex(pattern.table())));
        var signals = scope.tables().isEmpty() ? Stream.<String>empty() : source.capture().signals().stream();
        var canary = scope.tables().isEmpty() ? Stream.<String>empty() : source.canary().stream();
        return Stream.concat(captured, Stream.concat(signals, canary).map(TablePattern::regex))
                .distinct();
    }

    private void capture() {
        var capture = source.capture();
        words.put("signals", capture.signals());
        words.put("heartbeat-ms", Optional.of(Long.toString(capture.heartbeat().toMillis())));
        words.put(
                "server-id",
                capture.serverId().isPresent()
                        ? Optional.of(Long.toString(capture.serverId().getAsLong()))
                        : Optional.empty());
        words.put("slot", Optional.of(capture.slot()));
        words.put("publication", Optional.of(capture.publication()));
        words.put("snapshot", Optional.of(capture.snapshot() == Snapshot.INITIAL ? "initial" : "no_data"));
    }

    private static Optional<String> joined(Stream<String> parts) {
        return Optional.of(parts.collect(Collectors.joining(COMMA))).filter(list -> !list.isEmpty());
    }
}
