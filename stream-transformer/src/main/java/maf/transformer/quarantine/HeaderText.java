package maf.transformer.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;

/** Record headers as text. */
final class HeaderText {
    private HeaderText() {}

    /** The last header of that name; null if there is none. */
    static String of(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /** The same as a number, or {@code otherwise} if it is not one. */
    static long number(Headers headers, String name, long otherwise) {
        var text = of(headers, name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Sets a header and removes all others of its name. */
    static void set(Headers headers, String name, Object value) {
        headers.remove(name).add(name, value.toString().getBytes(UTF_8));
    }
}
