package maf.local.command;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Query results as CSV (RFC 4180) with a header line: NULL is an empty field, an empty text is {@code ""}, binary is
 * base64, timestamps are UTC with all their digits.
 */
final class CsvPrinter {
    private final PrintStream out;

    CsvPrinter(PrintStream out) {
        this.out = out;
    }

    /** Runs one statement and prints its rows, if it has any. */
    void run(Statement statement, String sql) throws SQLException {
        var isRows = statement.execute(sql.strip().replaceAll(";+$", ""));
        while (true) {
            if (isRows) {
                try (var rows = statement.getResultSet()) {
                    print(rows);
                }
            } else if (statement.getUpdateCount() < 0) {
                return;
            }
            isRows = statement.getMoreResults();
        }
    }

    void print(ResultSet rows) throws SQLException {
        var meta = rows.getMetaData();
        var cells = new ArrayList<String>();
        for (var column = 1; column <= meta.getColumnCount(); column++) {
            cells.add(quoted(meta.getColumnLabel(column)));
        }
        line(cells);
        while (rows.next()) {
            cells.clear();
            for (var column = 1; column <= meta.getColumnCount(); column++) {
                cells.add(quoted(text(rows, column, meta.getColumnType(column))));
            }
            line(cells);
        }
        out.flush();
    }

    private static String text(ResultSet rows, int column, int type) throws SQLException {
        if (rows.getObject(column) == null) {
            return null;
        }
        return switch (type) {
            case Types.TIMESTAMP -> CalendarText.of(rows.getTimestamp(column));
            case Types.DATE -> CalendarText.of(rows.getDate(column));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
                Base64.getEncoder().encodeToString(rows.getBytes(column));
            case Types.DECIMAL, Types.NUMERIC -> rows.getBigDecimal(column).toPlainString();
            default -> rows.getString(column);
        };
    }

    private static String quoted(String text) {
        if (text == null) {
            return "";
        }
        var plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private void line(List<String> cells) {
        out.println(String.join(",", cells));
    }
}
