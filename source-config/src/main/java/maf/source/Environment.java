package maf.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a source's file refers to: environment variables, and the files of {@code SECRETS_DIR}.
 *
 * @param variables by name
 * @param secrets the folder of passwords and certificates
 */
public record Environment(Map<String, String> variables, Path secrets) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

    /**
     * The text with its references replaced.
     *
     * @throws UnresolvedReferenceException if a variable is not set
     */
    public String resolve(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(variable(match.group(1))));
    }

    /**
     * The password itself.
     *
     * @throws UnresolvedReferenceException if it cannot be read
     */
    public String password(Secret secret) {
        if (secret instanceof Secret.InEnvironment where) {
            return variable(where.variable());
        }
        var file = secrets.resolve(((Secret.InFile) secret).name());
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new UnresolvedReferenceException("the password file " + file + " cannot be read: " + e);
        }
    }

    /** A file of {@code SECRETS_DIR}, such as a certificate. */
    public Path file(String name) {
        return secrets.resolve(name);
    }

    private String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new UnresolvedReferenceException("the environment variable " + name + " is not set");
        }
        return value;
    }
}
