package maf.contract.file;

/**
 * What the files of a folder are, for messages about them.
 *
 * @param noun one of them, such as {@code contract}
 * @param full the same for somebody who sees the word for the first time, such as {@code table contract}
 * @param keys those that each file needs
 */
public record FileKind(String noun, String full, String keys) {
    /** How the name of every file ends. */
    public static final String ENDING = ".yaml";
}
