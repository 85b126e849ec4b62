package maf.connectors;

import java.util.regex.Pattern;

/** The one line of a Java stack trace that says why. */
final class RootCause {
    private static final String MARK = "Caused by: ";
    /** {@code io.debezium.DebeziumException: } says nothing to people. */
    private static final Pattern CLASS = Pattern.compile("^(?:[\\w$]+\\.)+[\\w$]+: ");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private RootCause() {}

    /** The message of the innermost cause; a fixed sentence when there is no trace. */
    static String of(String trace) {
        var first = trace.lines().findFirst().orElse("").strip();
        var cause = trace.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()))
                .reduce(first, (outer, inner) -> inner);
        var message = CLASS.matcher(cause).replaceFirst("");
        return message.isBlank() ? "failed without a reason; see the log of Kafka Connect" : message;
    }

    /** Two failures with equal signatures have one cause: positions, ports and times do not count. */
    static String signature(String trace) {
        return NUMBER.matcher(of(trace)).replaceAll("#");
    }
}
