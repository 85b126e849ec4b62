package maf.capture.mysql;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** A character set of one byte for each character, made from its alphabet; it only reads. */
final class OneByteCharset extends Charset {
    private final String alphabet;

    /** Takes the 256 characters in the order of their bytes. */
    OneByteCharset(String name, String alphabet) {
        super("x-mysql-" + name, null);
        this.alphabet = alphabet;
    }

    @Override
    public boolean contains(Charset other) {
        return false;
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException(name() + " is only read");
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    out.put(alphabet.charAt(in.get() & 0xff));
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }
}
