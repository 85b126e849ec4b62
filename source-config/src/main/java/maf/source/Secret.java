package maf.source;

/** Where a password is: never in the source's file. */
public sealed interface Secret {
    /**
     * A file that holds nothing but the password.
     *
     * @param name in {@code SECRETS_DIR}
     */
    record InFile(String name) implements Secret {}

    /** An environment variable. */
    record InEnvironment(String variable) implements Secret {}
}
