package maf.connectors;

import java.util.regex.Pattern;

/** The line of a Java stack trace that gives the reason. */
final class RootCause {
    private static final String MARK = "Caused by: ";
    /** {@code io.debezium.DebeziumException: } is of no use to people. */
    private static final Pattern CLASS = Pattern.compile("^(?:[\\w$]+\\.)+[\\w$]+: ");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private RootCause() {}

    /** Returns the message of the innermost cause, or a fixed sentence if there is no trace. */
    static String of(String trace) {
        var first = trace.lines().findFirst().orElse("").strip();
        var cause = trace.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()))
                .reduce(first, (outer, inner) -> inner);
        var message = CLASS.matcher(cause).replaceFirst("");
        return message.isBlank() ? "failed without a message; see the log of Kafka Connect" : message;
    }

    /** Two failures with equal signatures have the same cause: numbers (positions, ports, times) are ignored. */
    static String signature(String trace) {
        return NUMBER.matcher(of(trace)).replaceAll("#");
    }
}
