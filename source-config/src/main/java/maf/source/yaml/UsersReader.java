package maf.source.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlSection;
import maf.contract.model.Suggestion;
import maf.source.Secret;
import maf.source.Users;
import maf.source.Users.User;

/** Reads who logs in at a source. */
record UsersReader(YamlFile file) {
    static final Set<String> ROLES = new LinkedHashSet<>(List.of("capture", "reader", "canary"));
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("name", "password-file", "password-env"));
    private static final String CAPTURE = "_CDC_PASSWORD"; // worker.properties: what Kafka Connect resolves
    private static final String CAPTURE_USER = "_CDC_USER}";

    Optional<Users> read(YamlSection root) {
        return root.need("users").flatMap(node -> root.section(node, "'users'")).flatMap(section -> {
            section.only(ROLES);
            section.need("capture");
            var capture = user(section, "capture");
            var reader = user(section, "reader");
            var canary = user(section, "canary");
            return capture.map(known -> new Users(known, reader.orElse(known), canary));
        });
    }

    private Optional<User> user(YamlSection users, String role) {
        return users.find(role)
                .flatMap(node -> users.section(node, "user '" + role + "'"))
                .flatMap(section -> {
                    known(section);
                    var name = section.need("name").flatMap(node -> Texts.of(file, section, node, "name", Texts.USER));
                    var password = password(section);
                    if (role.equals("capture")) {
                        captureVariables(section, name, password);
                    }
                    return name.flatMap(found -> password.map(secret -> new User(found, secret)));
                });
    }

    private void known(YamlSection section) {
        section.entries().keySet().stream().filter(key -> !KEYS.contains(key)).forEach(key -> {
            file.mistake(
                    section.key(key),
                    key.equals("password")
                            ? "a password does not belong into this file: put it into a file of SECRETS_DIR and write "
                                    + "password-file: <its name>, or password-env: <variable>"
                            : "unknown key '" + key + "'" + Suggestion.text(key, KEYS));
        });
    }

    private Optional<Secret> password(YamlSection section) {
        var inFile = section.find("password-file");
        var inVariable = section.find("password-env");
        if (inFile.isPresent() == inVariable.isPresent()) {
            if (inFile.isPresent()) {
                file.mistake(section.key("password-env"), "write password-file or password-env, not both");
            } else if (section.find("password").isEmpty()) {
                file.mistake(section.node(), "the password is missing: write password-file: <a file of SECRETS_DIR>");
            }
            return Optional.empty();
        }
        Optional<Secret> fromFile = inFile.flatMap(node -> Texts.of(file, section, node, "password-file", Texts.FILE))
                .map(Secret.InFile::new);
        return fromFile.or(() -> inVariable
                .flatMap(node -> Texts.of(file, section, node, "password-env", Texts.VARIABLE))
                .map(Secret.InEnvironment::new));
    }

    /** Kafka Connect resolves those of this user, and only some. */
    private void captureVariables(YamlSection section, Optional<String> name, Optional<Secret> password) {
        name.filter(text -> text.contains("${env:") && !text.endsWith(CAPTURE_USER))
                .ifPresent(text -> file.mistake(
                        section.find("name").orElseThrow(),
                        "Kafka Connect reads only variables whose names end in _CDC_USER"));
        if (password.isPresent()
                && password.get() instanceof Secret.InEnvironment where
                && !where.variable().endsWith(CAPTURE)) {
            file.mistake(
                    section.find("password-env").orElseThrow(),
                    "Kafka Connect reads only variables whose names end in " + CAPTURE);
        }
    }
}
