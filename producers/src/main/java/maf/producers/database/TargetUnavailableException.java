package maf.producers.database;

import java.net.UnknownHostException;
import maf.runtime.Causes;

/** The database cannot accept rows now: it is down, starting or overloaded. A retry may succeed. */
public final class TargetUnavailableException extends Exception {
    TargetUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Describes the failure in one line. */
    static TargetUnavailableException of(String database, Throwable failure) {
        var innermost = Causes.innermost(failure);
        var said = Causes.firstLine(failure);
        var why = innermost instanceof UnknownHostException
                ? "unknown host " + Causes.firstLine(innermost)
                : Causes.firstLine(innermost);
        return new TargetUnavailableException(
                database + " is not available: " + (said.contains(why) ? said : said + ": " + why), failure);
    }
}
