package maf.verifier.source.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import maf.contract.typing.JsonText;
import maf.verifier.typing.CompactJsonWriter;

/** Shapes as Debezium's structs in JSON: {@code {"x":1.5,"y":2.0,"wkb":"…","srid":null}}, and without x and y if it is no point. */
final class ShapeJson {
    private static final int POINT = 1;
    private static final int POINT_BYTES = 1 + Integer.BYTES + 2 * Double.BYTES;
    private static final int EWKB_HAS_SRID = 0x20000000;

    private ShapeJson() {}

    /** MySQL's bytes: the SRID, 0 if there is none, and well-known binary. */
    static JsonText ofMysql(byte[] raw, boolean isPoint) {
        var srid = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var wkb = Arrays.copyOfRange(raw, Integer.BYTES, raw.length);
        return json(isPoint ? ByteBuffer.wrap(wkb) : null, wkb, srid == 0 ? null : Long.valueOf(srid));
    }

    /** PostgreSQL's POINT: {@code (1.5,2)}. */
    static JsonText ofPostgresPoint(String text) {
        var comma = text.indexOf(',');
        var wkb = new byte[POINT_BYTES];
        ByteBuffer.wrap(wkb)
                .put((byte) 1)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(POINT)
                .putDouble(Double.parseDouble(text.substring(1, comma)))
                .putDouble(Double.parseDouble(text.substring(comma + 1, text.length() - 1)));
        return json(ByteBuffer.wrap(wkb), wkb, null);
    }

    /** PostGIS's geometry and geography: extended well-known binary in hexadecimal digits. */
    static JsonText ofPostgis(String hex) {
        var wkb = HexFormat.of().parseHex(hex);
        var reader = ordered(ByteBuffer.wrap(wkb));
        var hasSrid = (reader.getInt() & EWKB_HAS_SRID) != 0;
        return json(null, wkb, hasSrid ? Long.valueOf(reader.getInt()) : null);
    }

    private static ByteBuffer ordered(ByteBuffer wkb) {
        return wkb.order(wkb.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** @param point in well-known binary, or null */
    private static JsonText json(ByteBuffer point, byte[] wkb, Long srid) {
        var json = new CompactJsonWriter();
        json.startObject();
        if (point != null) {
            var reader = ordered(point);
            reader.getInt();
            json.name("x");
            json.value(reader.getDouble());
            json.name("y");
            json.value(reader.getDouble());
        }
        json.name("wkb");
        json.value(wkb);
        json.name("srid");
        json.value(srid);
        json.endObject();
        return new JsonText(json.text());
    }
}
