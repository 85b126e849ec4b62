package maf.local.sink;

/**
 * A row of a {@link SinkTable}.
 *
 * @param number of the event that wrote it last; also the position in {@code MAF_SOURCE}
 * @param a null for NULL
 * @param b null for NULL
 */
record SinkRow(long number, NumberedText a, NumberedText b) {}
