package maf.producers.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import maf.producers.database.StoppedException;
import maf.producers.progress.Progress;
import maf.runtime.Program.StopSignal;

/**
 * Downloads a file over HTTP. The received part is kept as {@code .part}. The next attempt requests only the rest if
 * the server still has the same file.
 */
record Download(HttpClient client, long stallMs, Progress progress, StopSignal stop) {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Set<String> GZIP =
            Set.of("", "application/gzip", "application/x-gzip", "application/octet-stream", "binary/octet-stream");

    /**
     * Returns true when {@code file} is complete, false when the server does not have it (yet).
     *
     * @throws ExportUnavailableException when another attempt may succeed or continue
     */
    boolean fetch(URI address, Path file) throws ExportUnavailableException, InterruptedException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.exists(file) || ask(address, file, PartialDownload.of(file));
        } catch (NetworkException e) {
            throw new ExportUnavailableException(address + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw ExportUnavailableException.ofDisk(file.toAbsolutePath().getParent(), e);
        }
    }

    /** A failure of the network, as opposed to one of the disk. */
    private static final class NetworkException extends IOException {
        NetworkException(String message) {
            super(message);
        }
    }

    private boolean ask(URI address, Path file, PartialDownload part) throws IOException, InterruptedException {
        var response = send(request(address, part));
        try (var body = response.body()) {
            switch (response.statusCode()) {
                case OK, PARTIAL -> {
                    requireGzip(response);
                    var append = response.statusCode() == PARTIAL && part.isContinuedBy(response);
                    if (response.statusCode() == PARTIAL && !append) {
                        part.delete();
                        throw new NetworkException("the server sent another range than requested");
                    }
                    part.remember(response);
                    copy(response, body, part, append);
                    Files.move(part.file(), file, StandardCopyOption.ATOMIC_MOVE);
                    part.delete();
                    return true;
                }
                case FORBIDDEN, NOT_FOUND -> {
                    return false;
                }
                case RANGE_NOT_SATISFIABLE -> {
                    part.delete();
                    throw new NetworkException("the file on the server has become shorter: the download starts over");
                }
                default -> throw new NetworkException("the server answered with status " + response.statusCode());
            }
        }
    }

    private HttpRequest request(URI address, PartialDownload part) throws IOException {
        // limits the wait for the headers; StallTimeoutStream limits the wait for the body
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofMillis(stallMs));
        var tag = part.tag();
        if (part.length() > 0 && tag.isPresent()) {
            request.header("Range", "bytes=" + part.length() + "-").header("If-Range", tag.get());
        }
        return request.build();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws NetworkException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new NetworkException(reason(e));
        }
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static void requireGzip(HttpResponse<?> response) throws NetworkException {
        var type = response.headers()
                .firstValue("Content-Type")
                .orElse("")
                .replaceAll(";.*", "")
                .strip();
        if (!GZIP.contains(type.toLowerCase(Locale.ROOT))) {
            throw new NetworkException("the server sent " + type + " instead of gzip: check export.url");
        }
    }

    private void copy(HttpResponse<InputStream> response, InputStream body, PartialDownload part, boolean append)
            throws IOException {
        var before = append ? part.length() : 0;
        var length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        progress.begins("Downloading " + response.uri(), length < 0 ? -1 : before + length);
        var came = 0L;
        try (var output = Files.newOutputStream(
                        part.file(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
                var watched = new StallTimeoutStream(body, stallMs)) {
            var buffer = new byte[1 << 16];
            for (var read = read(watched, buffer); read >= 0; read = read(watched, buffer)) {
                if (stop.isAsked()) {
                    throw new StoppedException();
                }
                output.write(buffer, 0, read);
                came += read;
                progress.step(before + came);
            }
        } catch (UncheckedIOException e) {
            throw new NetworkException(
                    "the download was interrupted after " + (before + came) + " bytes: " + e.getMessage());
        }
        if (length >= 0 && came != length) {
            throw new NetworkException(
                    "the download was interrupted after " + (before + came) + " of " + (before + length) + " bytes");
        }
    }

    /** Wraps network failures in an unchecked exception, so that they are not mistaken for disk failures. */
    private static int read(StallTimeoutStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(reason(e), e);
        }
    }
}
