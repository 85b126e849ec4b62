package maf.source;

/**
 * One source database. Texts may hold {@code ${env:NAME}}, which {@link Environment} resolves.
 *
 * @param name of its file: also the topic prefix and the connector's name
 * @param canary whether the canary may write its row there
 */
public record Source(
        String name,
        SourceKind kind,
        Endpoint endpoint,
        Scope scope,
        Users users,
        Tls tls,
        Capture capture,
        boolean canary) {}
