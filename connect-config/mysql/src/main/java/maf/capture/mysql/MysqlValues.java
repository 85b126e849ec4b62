package maf.capture.mysql;

import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.jdbc.MySqlValueConverters;
import io.debezium.relational.Column;
import java.nio.charset.Charset;
import java.util.List;

/** Debezium's conversions, with labels as they read and with the server's own character sets. */
final class MysqlValues extends MySqlValueConverters {
    private final ServerCharsets charsets;

    MysqlValues(MySqlConnectorConfig config, ServerCharsets charsets) {
        super(
                config.getDecimalMode(),
                config.getTemporalPrecisionMode(),
                config.getBigIntUnsignedHandlingMode().asBigIntUnsignedMode(),
                config.binaryHandlingMode(),
                config.isTimeAdjustedEnabled() ? MySqlValueConverters::adjustTemporal : time -> time,
                config.getEventConvertingFailureHandlingMode(),
                config.getServiceRegistry());
        this.charsets = charsets;
    }

    /** Debezium puts a backslash before a comma and leaves those of the DDL in. */
    @Override
    protected List<String> extractEnumAndSetOptions(Column column) {
        return column.enumValues().stream().map(Label::text).toList();
    }

    @Override
    protected Charset charsetFor(Column column) {
        return column.charsetName() == null
                ? super.charsetFor(column)
                : charsets.ofOneByte(column.charsetName()).orElseGet(() -> super.charsetFor(column));
    }
}
