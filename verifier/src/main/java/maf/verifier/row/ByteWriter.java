package maf.verifier.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing buffer that is reused for each row. The JDK's streams would take a lock for each write. */
public final class ByteWriter {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle CHAR = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[256];
    private int length;

    public ByteWriter clear() {
        length = 0;
        return this;
    }

    /** Valid until the next write, up to {@link #length}. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    ByteWriter put(int oneByte) {
        var at = room(1); // before the array is read, because this may replace it
        bytes[at] = (byte) oneByte;
        return this;
    }

    public ByteWriter putInt(int value) {
        var at = room(Integer.BYTES);
        INT.set(bytes, at, value);
        return this;
    }

    public ByteWriter putLong(long value) {
        var at = room(Long.BYTES);
        LONG.set(bytes, at, value);
        return this;
    }

    /** Preceded by its length, so that it cannot run into what follows. */
    public ByteWriter putBytes(byte[] value) {
        putInt(value.length);
        var at = room(value.length);
        System.arraycopy(value, 0, bytes, at, value.length);
        return this;
    }

    /** Char by char: an encoder would map all unpaired surrogates to the same bytes. */
    ByteWriter putText(String value) {
        putInt(value.length());
        var at = room(Math.multiplyExact(Character.BYTES, value.length()));
        for (var i = 0; i < value.length(); i++) {
            CHAR.set(bytes, at + Character.BYTES * i, value.charAt(i));
        }
        return this;
    }

    /** Where the next {@code more} bytes go. */
    private int room(int more) {
        var at = length;
        length = Math.addExact(length, more);
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
        }
        return at;
    }
}
