package maf.capture.mysql;

/** A character set by its name in the server; a column's length in bytes is a multiple of {@code bytesPerCharacter}. */
record ServerCharset(String name, int bytesPerCharacter) {
    /** Whether it means bytes: a VARCHAR of it is a VARBINARY. */
    boolean isBinary() {
        return name.equals("binary");
    }

    /** Whether labels and names of it are the same bytes in UTF-8, as the binlog reader takes them. */
    boolean isUtf8() {
        return name.startsWith("utf8") || name.equals("ascii");
    }
}
