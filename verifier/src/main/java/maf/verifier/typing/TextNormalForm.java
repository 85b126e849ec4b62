package maf.verifier.typing;

import java.util.regex.Pattern;

/** Texts that say the same and are written in another way by a snapshot than by the stream (docs/values.md). */
public enum TextNormalForm {
    /** MySQL's JSON columns: spaces, and how numbers are written. */
    JSON {
        @Override
        public String of(String text) {
            return JsonNormalForm.of(text);
        }
    },
    /** MySQL's TIMESTAMP(n) in a text column: zeros that end the fraction of a second. */
    MOMENT {
        @Override
        public String of(String text) {
            var moment = FRACTION.matcher(text);
            return moment.matches() ? moment.group(1) + "Z" : text;
        }
    };

    private static final Pattern FRACTION =
            Pattern.compile("(-?\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d*[1-9])?)\\.?0*Z");

    /** One for all that say the same. */
    public abstract String of(String text);
}
