package maf.source;

import java.util.Optional;

/**
 * One source database. Texts may hold {@code ${env:NAME}}, which {@link Environment} resolves.
 *
 * @param name of its file: also the topic prefix and the connector's name
 * @param canary the table in which the canary writes its row, {@code <schema or database>.<table>}; empty: none
 */
public record Source(
        String name,
        SourceKind kind,
        Endpoint endpoint,
        Scope scope,
        Users users,
        Tls tls,
        Capture capture,
        Optional<String> canary) {}
