package maf.local;

import java.text.Normalizer;

/**
 * A row of any of the three sources, or of their tables in the store; flags that a table does not have are false.
 *
 * @param popularity null where the source has none
 */
record Row(String title, Double popularity, boolean adult, boolean video) {
    private static final int LONGEST_TITLE = 500;

    /** What the shipped contracts make of the title. */
    Row cleansed() {
        return new Row(
                title == null ? null : Normalizer.normalize(title.strip(), Normalizer.Form.NFC),
                popularity,
                adult,
                video);
    }

    /** Whether the shipped contracts refuse the row, once cleansed. */
    boolean isRefused() {
        return title == null
                || title.isEmpty()
                || title.codePointCount(0, title.length()) > LONGEST_TITLE
                || (popularity != null && popularity < 0);
    }

    /** As the catalogue holds it. */
    Row withoutVideo() {
        return new Row(title, popularity, adult, false);
    }
}
