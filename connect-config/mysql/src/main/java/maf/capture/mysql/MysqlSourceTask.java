package maf.capture.mysql;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.bean.StandardBeanNames;
import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.config.Field;
import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.base.QueueProviderService;
import io.debezium.connector.binlog.BinlogEventMetadataProvider;
import io.debezium.connector.binlog.BinlogSourceTask;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.common.CdcSourceTaskContext;
import io.debezium.connector.common.DebeziumHeaderProducer;
import io.debezium.connector.mysql.Module;
import io.debezium.connector.mysql.MySqlChangeEventSourceFactory;
import io.debezium.connector.mysql.MySqlChangeEventSourceMetricsFactory;
import io.debezium.connector.mysql.MySqlConnector;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlErrorHandler;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.document.DocumentReader;
import io.debezium.heartbeat.HeartbeatFactory;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.notification.NotificationService;
import io.debezium.pipeline.signal.SignalProcessor;
import io.debezium.pipeline.source.spi.StreamingChangeEventSource;
import io.debezium.pipeline.spi.Offsets;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.TableId;
import io.debezium.schema.SchemaFactory;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.spi.topic.TopicNamingStrategy;
import io.debezium.util.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's {@code MySqlConnectorTask} with {@link MysqlSchema}, {@link MysqlValues} and {@link MysqlStreaming} in
 * place of its own. Debezium makes all its parts in one method and lets nobody replace one, so {@link #start} is that
 * method of Debezium 3.6.1 again: compare both when the version changes.
 */
public final class MysqlSourceTask extends BinlogSourceTask<MySqlPartition, MySqlOffsetContext> {
    private static final String CONTEXT_NAME = "mysql-connector-task";

    private volatile MySqlConnectorConfig config;
    private volatile MySqlTaskContext taskContext;
    private volatile ChangeEventQueue<DataChangeEvent> queue;
    private volatile BinlogConnectorConnection connection;
    private volatile BinlogConnectorConnection connectionOfBeans;
    private volatile ErrorHandler errors;
    private volatile MysqlSchema schema;

    @Override
    public String version() {
        return Module.version();
    }

    @Override
    protected String connectorName() {
        return Module.name();
    }

    @Override
    protected Iterable<Field> getAllConfigurationFields() {
        return MySqlConnectorConfig.ALL_FIELDS;
    }

    @Override
    public CdcSourceTaskContext<? extends CommonConnectorConfig> preStart(Configuration settings) {
        config = new MySqlConnectorConfig(settings);
        taskContext = new MySqlTaskContext(settings, config);
        return taskContext;
    }

    @Override
    @SuppressWarnings("unchecked") // Debezium's naming strategy has no type
    protected ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> start(Configuration given) {
        var settings = given.edit()
                .withDefault("database.responseBuffering", "adaptive")
                .withDefault("database.fetchSize", 10_000)
                .withDefault("database.useCursorFetch", config.useCursorFetch())
                .build();
        var connections = new MysqlConnections(config, settings);
        connection = connections.mainConnection();
        var offsets = getPreviousOffsets(
                new MySqlPartition.Provider(config, settings), new MySqlOffsetContext.Loader(config));
        var ignoresCase = connection.isTableIdCaseSensitive(); // Debezium's name for it is wrong
        registerServiceProviders(config.getServiceRegistry());
        var charsets = ServerCharsets.of(connection);
        var values = new MysqlValues(config, charsets);
        TopicNamingStrategy<TableId> topics = config.getTopicNamingStrategy(MySqlConnectorConfig.TOPIC_NAMING_STRATEGY);
        schema = new MysqlSchema(
                config,
                values,
                topics,
                config.schemaNameAdjuster(),
                ignoresCase,
                config.getServiceRegistry().tryGetService(CustomConverterRegistry.class),
                taskContext);
        connectionOfBeans = connections.newConnection();
        registerBeans(settings, values, offsets);

        var snapshotters = config.getServiceRegistry().tryGetService(SnapshotterService.class);
        var snapshotter = snapshotters.getSnapshotter();
        validateBinlogConfiguration(snapshotter, connection);
        if (validateSnapshotFeasibility(snapshotter, offsets.getTheOnlyOffset(), connection)) {
            offsets.resetOffset(offsets.getTheOnlyPartition());
        }
        MysqlConnections.close(connection);
        validateSchemaHistory(config, connection::validateLogPosition, offsets, schema, snapshotter);
        connection = connections.reopened(connection);

        queue = new ChangeEventQueue.Builder<DataChangeEvent>()
                .pollInterval(config.getPollInterval())
                .maxBatchSize(config.getMaxBatchSize())
                .maxQueueSize(config.getMaxQueueSize())
                .maxQueueSizeInBytes(config.getMaxQueueSizeInBytes())
                .queueProvider(config.getServiceRegistry()
                        .tryGetService(QueueProviderService.class)
                        .getQueueProvider())
                .loggingContextSupplier(() -> taskContext.configureLoggingContext(CONTEXT_NAME))
                .buffering()
                .build();
        errors = new MySqlErrorHandler(config, queue, errors);
        var events = new BinlogEventMetadataProvider();
        SignalProcessor<MySqlPartition, MySqlOffsetContext> signals = new SignalProcessor<>(
                MySqlConnector.class,
                config,
                Map.of(),
                getAvailableSignalChannels(),
                DocumentReader.defaultReader(),
                offsets);
        var dispatcher = new EventDispatcher<MySqlPartition, TableId>(
                config,
                topics,
                schema,
                queue,
                config.getTableFilters().dataCollectionFilter(),
                DataChangeEvent::new,
                null,
                events,
                new HeartbeatFactory<>()
                        .getScheduledHeartbeat(config, connections::connect, new BinlogHeartbeatErrorHandler(), queue),
                config.schemaNameAdjuster(),
                signals,
                config.getServiceRegistry().tryGetService(DebeziumHeaderProducer.class));
        var client =
                new BinaryLogClient(config.getHostName(), config.getPort(), config.getUserName(), config.getPassword());
        var metrics = new MySqlStreamingChangeEventSourceMetrics(
                taskContext, queue, events, schema::dataCollectionIds, client);
        var truth = new BinlogTruth(schema, config.getTableFilters().dataCollectionFilter(), charsets);
        var sources =
                new MySqlChangeEventSourceFactory(
                        config,
                        connections,
                        errors,
                        dispatcher,
                        Clock.system(),
                        schema,
                        taskContext,
                        metrics,
                        queue,
                        snapshotters,
                        client) {
                    @Override
                    public StreamingChangeEventSource<MySqlPartition, MySqlOffsetContext>
                            getStreamingChangeEventSource() {
                        queue.disableBuffering();
                        return new MysqlStreaming(
                                config,
                                connections.mainConnection(),
                                dispatcher,
                                errors,
                                Clock.system(),
                                taskContext,
                                schema,
                                metrics,
                                snapshotters,
                                client,
                                truth);
                    }
                };
        var coordinator = new ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext>(
                offsets,
                errors,
                MySqlConnector.class,
                config,
                sources,
                new MySqlChangeEventSourceMetricsFactory(metrics),
                dispatcher,
                schema,
                signals,
                new NotificationService<>(
                        getNotificationChannels(), config, SchemaFactory.get(), dispatcher::enqueueNotification),
                snapshotters);
        coordinator.start(taskContext, queue, events);
        return coordinator;
    }

    private void registerBeans(
            Configuration settings, MysqlValues values, Offsets<MySqlPartition, MySqlOffsetContext> offsets) {
        var beans = config.getBeanRegistry();
        beans.add(StandardBeanNames.CONFIGURATION, settings);
        beans.add(StandardBeanNames.CONNECTOR_CONFIG, config);
        beans.add(StandardBeanNames.DATABASE_SCHEMA, schema);
        beans.add(StandardBeanNames.JDBC_CONNECTION, connectionOfBeans);
        beans.add(StandardBeanNames.VALUE_CONVERTER, values);
        beans.add(StandardBeanNames.OFFSETS, offsets);
        beans.add(StandardBeanNames.CDC_SOURCE_TASK_CONTEXT, taskContext);
    }

    @Override
    protected List<SourceRecord> doPoll() throws InterruptedException {
        return pollRecords(queue);
    }

    @Override
    protected Optional<ErrorHandler> getErrorHandler() {
        return Optional.ofNullable(errors);
    }

    @Override
    protected void doStop() {
        for (var open : new BinlogConnectorConnection[] {connection, connectionOfBeans}) {
            if (open != null) {
                MysqlConnections.close(open);
            }
        }
        if (schema != null) {
            schema.close();
        }
        if (queue != null) {
            queue.close();
        }
    }
}
