package maf.verifier.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import maf.source.Capture;
import maf.source.Endpoint;
import maf.source.Environment;
import maf.source.Scope;
import maf.source.Secret;
import maf.source.Source;
import maf.source.SourceKind;
import maf.source.Tls;
import maf.source.Users;

/** Logins at servers that are not there. */
public final class TestLogins {
    private TestLogins() {}

    /** MySQL on this machine. */
    public static SourceLogin mysql(int port) {
        var user = new Users.User("reader", new Secret.InEnvironment("READER_PASSWORD"));
        var source = new Source(
                "mysql",
                SourceKind.MYSQL,
                new Endpoint.Address("127.0.0.1", Integer.toString(port)),
                new Scope("", List.of("shop"), List.of(), List.of()),
                new Users(user, user, Optional.empty()),
                Tls.USUAL,
                new Capture(
                        Optional.empty(),
                        Duration.ofSeconds(2),
                        OptionalLong.of(1),
                        "",
                        "",
                        Capture.Snapshot.INITIAL,
                        Map.of()),
                Optional.empty());
        return new SourceLogin(source, user, new Environment(Map.of("READER_PASSWORD", "secret"), Path.of("secrets")));
    }
}
