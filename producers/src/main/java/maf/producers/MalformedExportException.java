package maf.producers;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/** A line of an export that is no row; says which and why, without its content. */
final class MalformedExportException extends IOException {
    MalformedExportException(long line, JsonProcessingException cause) {
        super("line " + line + " of the export is no row: " + cause.getOriginalMessage());
    }
}
