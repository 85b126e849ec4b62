package maf.local.sink;

/**
 * One cleansed record of a {@link SinkTable}.
 *
 * @param number rises with every record of the table
 * @param a null for NULL
 * @param b null for NULL
 */
record SentRecord(long id, long number, Kind kind, NumberedText a, NumberedText b) {
    enum Kind {
        /** Sets both columns. */
        WHOLE,
        /** Leaves {@code b} out, so that the row keeps its value. */
        ONLY_A,
        /** Leaves {@code a} out, so that the row keeps its value. */
        ONLY_B,
        DELETE
    }

    /** The row after this event; null if the event deletes it. */
    SinkRow after(SinkRow before) {
        return switch (kind) {
            case DELETE -> null;
            case WHOLE -> new SinkRow(number, a, b);
            case ONLY_A -> new SinkRow(number, a, before == null ? null : before.b());
            case ONLY_B -> new SinkRow(number, before == null ? null : before.a(), b);
        };
    }

    String key() {
        return "{\"id\":\"" + id + "\"}";
    }

    /** Null for a delete. */
    String value() {
        return switch (kind) {
            case DELETE -> null;
            case WHOLE -> "{\"id\":\"" + id + "\",\"n\":" + number + ",\"a\":" + json(a) + ",\"b\":" + json(b) + "}";
            case ONLY_A -> "{\"id\":\"" + id + "\",\"n\":" + number + ",\"a\":" + json(a) + "}";
            case ONLY_B -> "{\"id\":\"" + id + "\",\"n\":" + number + ",\"b\":" + json(b) + "}";
        };
    }

    private static String json(NumberedText cell) {
        return cell == null ? "null" : "\"" + cell.text() + "\"";
    }
}
