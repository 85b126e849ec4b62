package maf.capture.mysql;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.connector.binlog.BinlogConnectorConfig;
import io.debezium.connector.binlog.charset.BinlogCharsetRegistry;
import io.debezium.connector.common.CdcSourceTaskContext;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlDatabaseSchema;
import io.debezium.connector.mysql.jdbc.MySqlValueConverters;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.TableId;
import io.debezium.relational.ddl.DdlParser;
import io.debezium.schema.SchemaNameAdjuster;
import io.debezium.spi.topic.TopicNamingStrategy;

/** Debezium's picture of the tables, drawn with {@link ToleratedDdlParser}. */
final class MysqlSchema extends MySqlDatabaseSchema {
    MysqlSchema(
            MySqlConnectorConfig config,
            MySqlValueConverters values,
            TopicNamingStrategy<TableId> topics,
            SchemaNameAdjuster names,
            boolean ignoresCase,
            CustomConverterRegistry converters,
            CdcSourceTaskContext<? extends CommonConnectorConfig> context) {
        super(config, values, topics, names, ignoresCase, converters, context);
    }

    @Override
    protected DdlParser createDdlParser(BinlogConnectorConfig config, MySqlValueConverters values) {
        return new ToleratedDdlParser(
                config.isSchemaCommentsHistoryEnabled(),
                getTableFilter(),
                config.getServiceRegistry().getService(BinlogCharsetRegistry.class));
    }
}
