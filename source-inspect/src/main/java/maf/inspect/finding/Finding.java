package maf.inspect.finding;

/**
 * What one check found, at the source or at one of its tables.
 *
 * @param table {@code <schema or database>.<table>}; empty for the whole source
 * @param detail one sentence that says what is there and what follows from it
 * @param remedy the statement or setting that mends it; empty if there is nothing to mend
 */
public record Finding(CheckCode check, String table, Verdict verdict, String detail, String remedy) {
    public static Finding ok(CheckCode check, String detail) {
        return new Finding(check, "", Verdict.OK, detail, "");
    }

    public static Finding warning(CheckCode check, String detail, String remedy) {
        return new Finding(check, "", Verdict.WARNING, detail, remedy);
    }

    public static Finding failed(CheckCode check, String detail, String remedy) {
        return new Finding(check, "", Verdict.FAILED, detail, remedy);
    }

    public static Finding unknown(CheckCode check, String why, String remedy) {
        return new Finding(check, "", Verdict.UNKNOWN, why, remedy);
    }

    /** The same, found at a table. */
    public Finding at(String table) {
        return new Finding(check, table, verdict, detail, remedy);
    }
}
