package maf.local.sink;

/**
 * A text that identifies the event that wrote it. The text can be large; its model is small.
 *
 * @param number of the event
 * @param padding characters after it
 */
record NumberedText(long number, int padding) {
    private static final String PAD = "x";

    /** Parses the result of {@link #text}; returns null for null. */
    static NumberedText of(String text) {
        if (text == null) {
            return null;
        }
        var colon = text.indexOf(':');
        var cell = new NumberedText(Long.parseLong(text.substring(0, colon)), text.length() - colon - 1);
        if (!cell.text().equals(text)) {
            throw new IllegalStateException("the text of " + cell + " is damaged");
        }
        return cell;
    }

    String text() {
        return number + ":" + PAD.repeat(padding);
    }
}
