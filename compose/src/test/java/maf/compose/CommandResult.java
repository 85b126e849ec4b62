package maf.compose;

import java.util.List;

/** The exit code and output of a command. */
record CommandResult(List<String> words, int exitCode, String output, String errors) {
    private static final int TAIL = 4000;

    /** The output of a command that must succeed. */
    String orFail() {
        if (exitCode != 0) {
            throw new AssertionError(this);
        }
        return output;
    }

    @Override
    public String toString() {
        return String.join(" ", words) + " ended with exit code " + exitCode + ":\n" + tail(output) + tail(errors);
    }

    private static String tail(String text) {
        return text.length() <= TAIL ? text : "..." + text.substring(text.length() - TAIL);
    }
}
