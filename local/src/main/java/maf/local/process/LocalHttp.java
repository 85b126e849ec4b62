package maf.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP requests to a server on this machine. */
public final class LocalHttp {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private LocalHttp() {}

    /** Returns the body of the response; throws an exception with the response if its status is not 200. */
    public static String get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> response;
        try {
            response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.net.ConnectException e) {
            throw new IOException("nothing answers on port " + port + " yet", e);
        }
        if (response.statusCode() != 200) {
            var words = response.body().strip();
            throw new IOException(words.startsWith("<") ? "answers HTTP " + response.statusCode() : words);
        }
        return response.body();
    }
}
