package maf.connect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/** Replaces texts of a class file's constant pool. */
final class ClassConstants {
    private static final int MAGIC_AND_VERSION = 8;
    private static final int UTF8 = 1;

    private ClassConstants() {}

    /** A class file with {@code change} applied to each text. */
    static byte[] replace(byte[] classFile, UnaryOperator<String> change) {
        var changed = new ByteArrayOutputStream(classFile.length);
        try (var in = new DataInputStream(new ByteArrayInputStream(classFile));
                var out = new DataOutputStream(changed)) {
            out.write(in.readNBytes(MAGIC_AND_VERSION));
            var count = in.readUnsignedShort();
            out.writeShort(count);
            for (var at = 1; at < count; ) {
                var tag = in.readUnsignedByte();
                out.writeByte(tag);
                if (tag == UTF8) {
                    out.writeUTF(change.apply(in.readUTF()));
                } else {
                    out.write(in.readNBytes(size(tag)));
                }
                at += isTwoWide(tag) ? 2 : 1;
            }
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return changed.toByteArray();
    }

    private static boolean isTwoWide(int tag) {
        return tag == 5 || tag == 6; // long, double
    }

    /** Bytes after the tag (Java Virtual Machine Specification, 4.4). */
    private static int size(int tag) {
        return switch (tag) {
            case 5, 6 -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> 4;
        };
    }
}
