package maf.producers.row;

import java.math.BigDecimal;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** The values that each table's columns hold unaltered, so that a written row is read back equal. */
public enum ColumnLimits {
    /** VARCHAR(2000), DECIMAL(20, 10). */
    MOVIE {
        @Override
        ExportRow checked(ExportRow row) throws InvalidRowException {
            if (row.title() != null && row.title().codePointCount(0, row.title().length()) > TITLE_CHARACTERS) {
                throw new InvalidRowException("its title is longer than " + TITLE_CHARACTERS + " characters");
            }
            return new ExportRow(row.id(), row.title(), decimal(row.popularity()), row.adult(), row.video());
        }

        private @Nullable BigDecimal decimal(@Nullable BigDecimal popularity) throws InvalidRowException {
            if (popularity == null) {
                return null;
            }
            var plain = popularity.stripTrailingZeros();
            if (plain.scale() > SCALE || plain.precision() - plain.scale() > WHOLE_DIGITS) {
                throw new InvalidRowException("its popularity has more digits than DECIMAL(20, 10)");
            }
            return plain.setScale(SCALE);
        }
    },
    /** TEXT, NUMERIC. */
    TV_SERIES {
        @Override
        ExportRow checked(ExportRow row) throws InvalidRowException {
            if (row.title() != null && row.title().indexOf('\0') >= 0) {
                throw new InvalidRowException("its title contains a NUL character, which PostgreSQL does not accept");
            }
            var popularity = row.popularity();
            var plain = popularity == null || popularity.scale() >= 0 ? popularity : popularity.setScale(0);
            return new ExportRow(row.id(), row.title(), plain, null, null);
        }
    },
    /** A string, a Decimal128. */
    PERSON {
        @Override
        ExportRow checked(ExportRow row) throws InvalidRowException {
            try {
                var popularity = row.popularity() == null ? null : new Decimal128(row.popularity()).bigDecimalValue();
                return new ExportRow(row.id(), row.title(), popularity, row.adult(), null);
            } catch (NumberFormatException e) {
                throw new InvalidRowException("its popularity has more digits than a Decimal128");
            }
        }
    };

    private static final int TITLE_CHARACTERS = 2_000;
    private static final int SCALE = 10;
    private static final int WHOLE_DIGITS = 10;
    // A line may contain 1E+999999999: far beyond any column, and a gigabyte when written out.
    private static final int MOST_DIGITS = 1_000;

    /**
     * Returns the row as the table will return it: without fields that have no column, and decimals with the column's
     * scale.
     *
     * @throws UnfitRowException when the database would refuse or alter a value
     */
    public final ExportRow fit(ExportRow row) throws InvalidRowException {
        var popularity = row.popularity();
        if (popularity != null
                && (Math.abs((long) popularity.scale()) > MOST_DIGITS || popularity.precision() > MOST_DIGITS)) {
            throw new InvalidRowException("its popularity has more than " + MOST_DIGITS + " digits");
        }
        if (row.title() != null && hasUnpairedSurrogate(row.title())) {
            throw new InvalidRowException("its title contains half a character (an unpaired surrogate)");
        }
        return checked(row);
    }

    abstract ExportRow checked(ExportRow row) throws InvalidRowException;

    private static boolean hasUnpairedSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
