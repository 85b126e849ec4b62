package maf.producers.export;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The received part of a download, and the version of the file that it belongs to. */
record PartialDownload(Path file, Path tagFile) {
    static PartialDownload of(Path whole) {
        return new PartialDownload(
                whole.resolveSibling(whole.getFileName() + ".part"),
                whole.resolveSibling(whole.getFileName() + ".tag"));
    }

    long length() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /**
     * The validator for {@code If-Range}. A weak tag is not one, because it does not distinguish versions byte by byte.
     */
    Optional<String> tag() throws IOException {
        return Files.exists(tagFile)
                ? Optional.of(Files.readString(tagFile)).filter(tag -> !tag.isBlank())
                : Optional.empty();
    }

    void remember(HttpResponse<?> response) throws IOException {
        var headers = response.headers();
        var tag = headers.firstValue("ETag")
                .filter(found -> !found.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"))
                .orElse("");
        Files.writeString(tagFile, tag);
    }

    boolean isContinuedBy(HttpResponse<?> response) throws IOException {
        var range = response.headers().firstValue("Content-Range").orElse("");
        return range.startsWith("bytes " + length() + "-");
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(tagFile);
    }
}
