package maf.contract;

/** One mistake in a contract file; line and column count from 1, 0 when the whole file is meant. */
record Mistake(String file, int line, int column, String reason) {
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line + ":" + column) + ": " + reason;
    }
}
