package maf.runtime;

/** A configuration file that cannot be used as it stands; the message names the file, every mistake and how to correct it. */
public final class InvalidConfigurationException extends RuntimeException {
    public InvalidConfigurationException(String message) {
        super(message);
    }
}
