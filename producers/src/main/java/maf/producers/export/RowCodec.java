package maf.producers.export;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import maf.producers.row.ExportRow;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a row in few bytes: id (8), flags of the fields (1), title (length 4, UTF-8), popularity (scale 4, length 4,
 * digits).
 */
final class RowCodec {
    private static final int TITLE = 1;
    private static final int POPULARITY = 2;
    private static final int ADULT = 4;
    private static final int ADULT_TRUE = 8;
    private static final int VIDEO = 16;
    private static final int VIDEO_TRUE = 32;

    private RowCodec() {}

    static void write(ExportRow row, DataOutputStream output) throws IOException {
        output.writeLong(row.id());
        output.writeByte((row.title() == null ? 0 : TITLE)
                | (row.popularity() == null ? 0 : POPULARITY)
                | flag(row.adult(), ADULT, ADULT_TRUE)
                | flag(row.video(), VIDEO, VIDEO_TRUE));
        if (row.title() != null) {
            bytes(row.title().getBytes(StandardCharsets.UTF_8), output);
        }
        if (row.popularity() != null) {
            output.writeInt(row.popularity().scale());
            bytes(row.popularity().unscaledValue().toByteArray(), output);
        }
    }

    static ExportRow read(DataInputStream input) throws IOException {
        var id = input.readLong();
        var has = input.readUnsignedByte();
        var title = (has & TITLE) == 0 ? null : new String(bytes(input), StandardCharsets.UTF_8);
        var popularity = (has & POPULARITY) == 0 ? null : decimal(input);
        return new ExportRow(id, title, popularity, flag(has, ADULT, ADULT_TRUE), flag(has, VIDEO, VIDEO_TRUE));
    }

    private static BigDecimal decimal(DataInputStream input) throws IOException {
        var scale = input.readInt();
        return new BigDecimal(new BigInteger(bytes(input)), scale);
    }

    private static int flag(@Nullable Boolean flag, int there, int set) {
        return flag == null ? 0 : flag ? there | set : there;
    }

    private static @Nullable Boolean flag(int has, int there, int set) {
        return (has & there) == 0 ? null : (has & set) != 0;
    }

    private static void bytes(byte[] bytes, DataOutputStream output) throws IOException {
        output.writeInt(bytes.length);
        output.write(bytes);
    }

    private static byte[] bytes(DataInputStream input) throws IOException {
        var bytes = new byte[input.readInt()];
        input.readFully(bytes);
        return bytes;
    }
}
