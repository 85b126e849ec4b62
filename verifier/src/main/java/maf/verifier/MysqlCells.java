package maf.verifier;

import java.util.function.UnaryOperator;

/**
 * MySQL's values. Zero dates are NULL, as MySQL itself has {@code d IS NULL} true of them; a time of day beyond a day stays
 * what it is.
 */
final class MysqlCells {
    private MysqlCells() {}

    static SqlCell of(SqlColumn column, ColumnTyping typing) {
        return switch (column.type()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year" -> SqlText::whole;
            case "decimal" -> raw -> SqlText.decimal(raw, typing);
            case "float" -> raw -> SqlText.single((float) Double.parseDouble(SqlText.ascii(raw)));
            case "double" -> raw -> Double.valueOf(SqlText.ascii(raw));
            case "bit" ->
                column.length() == 1 ? raw -> raw[raw.length - 1] != 0 : SqlCell.binary(typing, SqlCell::reversed);
            case "date" ->
                raw -> {
                    var date = SqlText.date(raw, raw.length);
                    return date == null ? null : SqlText.date(date, typing);
                };
            case "datetime", "timestamp" ->
                raw -> {
                    var moment = SqlText.dateTime(raw, raw.length);
                    return moment == null ? null : SqlText.moment(moment, typing, 0);
                };
            case "time" -> raw -> SqlText.time(SqlText.ascii(raw));
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "json" ->
                SqlText::utf8;
            default -> SqlCell.binary(typing, UnaryOperator.identity());
        };
    }
}
