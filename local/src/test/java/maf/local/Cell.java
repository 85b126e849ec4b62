package maf.local;

/**
 * A text that tells which event wrote it. Of any size, so that the model of large rows stays small.
 *
 * @param number of the event
 * @param padding characters after it
 */
record Cell(long number, int padding) {
    private static final String PAD = "x";

    /** Reads what {@link #text} wrote; null for null. */
    static Cell of(String text) {
        if (text == null) {
            return null;
        }
        var colon = text.indexOf(':');
        var cell = new Cell(Long.parseLong(text.substring(0, colon)), text.length() - colon - 1);
        if (!cell.text().equals(text)) {
            throw new IllegalStateException("the text of " + cell + " is damaged");
        }
        return cell;
    }

    String text() {
        return number + ":" + PAD.repeat(padding);
    }
}
