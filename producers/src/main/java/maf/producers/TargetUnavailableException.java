package maf.producers;

import java.net.UnknownHostException;

/** The database cannot take rows now: it is down, still starting or overloaded. The same write may succeed later. */
final class TargetUnavailableException extends Exception {
    TargetUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What happened in one line: the drivers say it in paragraphs, with the useful word in the innermost cause. */
    static TargetUnavailableException of(String database, Throwable failure) {
        var innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        var said = firstLine(failure);
        var why = innermost instanceof UnknownHostException
                ? "unknown host " + firstLine(innermost)
                : firstLine(innermost);
        return new TargetUnavailableException(
                database + " is not available: " + (said.contains(why) ? said : said + ": " + why), failure);
    }

    private static String firstLine(Throwable failure) {
        var message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
