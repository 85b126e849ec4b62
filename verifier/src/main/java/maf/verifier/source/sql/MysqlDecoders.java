package maf.verifier.source.sql;

import java.util.function.UnaryOperator;
import maf.contract.typing.ColumnConversion;

/**
 * Decodes MySQL's values. Zero dates become NULL, because {@code d IS NULL} is true for them. Times beyond a day stay
 * unchanged.
 */
final class MysqlDecoders {
    private MysqlDecoders() {}

    static CellDecoder of(SqlColumn column, ColumnConversion typing) {
        return switch (column.type()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year" -> SqlTextFormat::whole;
            case "decimal" -> raw -> SqlTextFormat.decimal(raw, typing);
            case "float" -> raw -> SqlTextFormat.single((float) Double.parseDouble(SqlTextFormat.ascii(raw)));
            case "double" -> raw -> Double.valueOf(SqlTextFormat.ascii(raw));
            case "bit" ->
                column.length() == 1
                        ? raw -> raw[raw.length - 1] != 0
                        : CellDecoder.binary(typing, CellDecoder::reversed);
            case "date" ->
                raw -> {
                    var date = SqlTextFormat.date(raw, raw.length);
                    return date == null ? null : SqlTextFormat.date(date, typing);
                };
            case "datetime", "timestamp" ->
                raw -> {
                    var moment = SqlTextFormat.dateTime(raw, raw.length);
                    return moment == null ? null : SqlTextFormat.moment(moment, typing, 0);
                };
            case "time" -> raw -> SqlTextFormat.time(SqlTextFormat.ascii(raw));
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "json" ->
                SqlTextFormat::utf8;
            case "point" -> raw -> ShapeJson.ofMysql(raw, true);
            case "geometry", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon" ->
                raw -> ShapeJson.ofMysql(raw, false);
            case "geomcollection", "geometrycollection" -> raw -> ShapeJson.ofMysql(raw, false);
            default -> CellDecoder.binary(typing, UnaryOperator.identity());
        };
    }
}
