package maf.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Gives connectors the files of {@code SECRETS_DIR}: {@code ${secret:NAME}} is a password, {@code ${secret:path:NAME}} the path of a
 * file, {@code ${secret:truststore:CA}} and {@code ${secret:keystore:CERTIFICATE,KEY}} are stores made of PEM files. An administrator's
 * password is never given: whoever reaches Connect's REST interface could make a connector that reads it.
 */
public final class SecretFiles implements ConfigProvider {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String ADMIN = "-admin";

    private final String folder;
    private final Path stores;

    /** For Connect. */
    public SecretFiles() {
        this(System.getenv("SECRETS_DIR"), Path.of(System.getProperty("java.io.tmpdir")));
    }

    SecretFiles(String folder, Path stores) {
        this.folder = folder;
        this.stores = stores;
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public ConfigData get(String form) {
        return new ConfigData(Map.of());
    }

    @Override
    public ConfigData get(String form, Set<String> names) {
        var found = new HashMap<String, String>();
        for (var name : names) {
            found.put(name, value(form == null ? "" : form, name));
        }
        return new ConfigData(found);
    }

    private String value(String form, String name) {
        try {
            return switch (form) {
                case "" -> Files.readString(file(name)).stripTrailing();
                case "path" -> file(name).toString();
                case "truststore" -> PemStores.trusting(file(name), stores).toString();
                case "keystore" -> {
                    var comma = name.indexOf(',');
                    yield PemStores.proving(
                                    file(name.substring(0, Math.max(0, comma))),
                                    file(name.substring(comma + 1)),
                                    stores)
                            .toString();
                }
                default -> throw new ConfigException("'" + form + "' is no form of a secret");
            };
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigException("The file '" + name + "' of SECRETS_DIR cannot be used: " + e);
        }
    }

    private Path file(String name) {
        if (folder == null || folder.isBlank()) {
            throw new ConfigException("SECRETS_DIR is not set for Kafka Connect, so it cannot read '" + name + "'");
        }
        if (!NAME.matcher(name).matches() || name.endsWith(ADMIN)) {
            throw new ConfigException("'" + name + "' is no secret that a connector may read");
        }
        return Path.of(folder).resolve(name).toAbsolutePath();
    }

    @Override
    public void close() {}
}
