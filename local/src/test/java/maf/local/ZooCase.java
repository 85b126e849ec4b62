package maf.local;

/**
 * One line of a zoo: a value of a source's type, the column that takes it, and what must become of it.
 *
 * @param number of the case, which is the id of its row
 * @param field the source's column and that of the contract: the same for all cases of these types
 * @param column the contract's type, with a path into the field where it says so: {@code BIGINT at a.b.c}
 * @param streams what the store holds as {@link StoreValues} writes it, or {@code !} and the reason of the quarantine; after
 *     {@code ~} where that is not what the source says, because something alters it before us
 * @param snapshots the same for a row that was there before the connector
 */
record ZooCase(
        int number, String field, String sourceType, String literal, String column, String streams, String snapshots) {
    private static final String ALTERED = "~ ";

    String streamed() {
        return streams.replace(ALTERED, "");
    }

    String snapshot() {
        return snapshots.replace(ALTERED, "");
    }

    boolean isAlteredInStream() {
        return streams.startsWith(ALTERED);
    }

    boolean isAlteredInSnapshot() {
        return snapshots.startsWith(ALTERED);
    }

    String columnType() {
        return column.split(" at ", 2)[0];
    }

    /** The field with the path into it. */
    String path() {
        var words = column.split(" at ", 2);
        return words.length == 1 ? field : field + "." + words[1];
    }

    @Override
    public String toString() {
        return sourceType + " " + literal + " as " + column;
    }
}
