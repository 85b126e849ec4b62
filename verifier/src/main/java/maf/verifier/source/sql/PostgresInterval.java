package maf.verifier.source.sql;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;

/** PostgreSQL's intervals with {@code intervalstyle=iso_8601}: {@code P-1M2DT-3H}. */
final class PostgresInterval {
    private static final Pattern FORM = Pattern.compile(
            "P" + part("Y") + part("M") + part("D") + "(?:T" + part("H") + part("M") + part("S") + ")?");
    private static final String NAMES = "YMDHMS";

    private PostgresInterval() {}

    private static String part(String name) {
        return "(?:(-?[0-9.]+)" + name + ")?";
    }

    /** All six parts, each with its sign: {@code P0Y-1M2DT-3H0M0S}. */
    static String iso(String interval) {
        var parts = FORM.matcher(interval);
        if (!parts.matches()) {
            throw new RefusedException(QuarantineReason.NOT_FINITE, "is an infinite interval"); // infinity
        }
        var iso = new StringBuilder("P");
        for (var at = 0; at < NAMES.length(); at++) {
            var number = parts.group(at + 1);
            iso.append(at == 3 ? "T" : "")
                    .append(
                            number == null
                                    ? "0"
                                    : new BigDecimal(number)
                                            .stripTrailingZeros()
                                            .toPlainString())
                    .append(NAMES.charAt(at));
        }
        return iso.toString();
    }
}
