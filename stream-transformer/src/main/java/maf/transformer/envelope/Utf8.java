package maf.transformer.envelope;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds invalid UTF-8 that Jackson's parser accepts: overlong encodings, halves of surrogate pairs, and code points beyond
 * Unicode. All of these are visible in a lead byte and the byte after it; the parser itself checks that sequences are
 * complete.
 */
final class Utf8 {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;
    private static final int BLOCK = 4 * Long.BYTES;

    private Utf8() {}

    static boolean isValid(byte[] bytes) {
        var at = 0;
        // 32 bytes at once: most records are almost entirely ASCII.
        for (; at + BLOCK <= bytes.length; at += BLOCK) {
            var all = word(bytes, at) | word(bytes, at + 8) | word(bytes, at + 16) | word(bytes, at + 24);
            if ((all & NOT_ASCII) != 0 && !isValid(bytes, at, at + BLOCK)) {
                return false;
            }
        }
        return isValid(bytes, at, bytes.length);
    }

    private static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    private static boolean isValid(byte[] bytes, int from, int to) {
        for (var at = from; at < to; at++) {
            if ((bytes[at] & 0xC0) != 0xC0) {
                continue; // ASCII, or the rest of a sequence
            }
            var next = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
            var valid =
                    switch (bytes[at] & 0xFF) {
                        case 0xC0, 0xC1 -> false;
                        case 0xE0 -> next >= 0xA0;
                        case 0xED -> next < 0xA0;
                        case 0xF0 -> next >= 0x90;
                        case 0xF4 -> next < 0x90;
                        default -> (bytes[at] & 0xFF) < 0xF5;
                    };
            if (!valid) {
                return false;
            }
        }
        return true;
    }
}
