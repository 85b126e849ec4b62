package maf.capture.mysql;

import io.debezium.connector.mysql.MySqlConnector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.Task;

/** Debezium's MySQL connector with {@link MysqlSourceTask} as its task; every setting of Debezium's applies. */
public final class MysqlSourceConnector extends MySqlConnector {
    @Override
    public Class<? extends Task> taskClass() {
        return MysqlSourceTask.class;
    }

    /** Debezium looks for what belongs to MySQL by the name of its own connector. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return super.taskConfigs(maxTasks).stream()
                .map(MysqlSourceConnector::asDebeziums)
                .toList();
    }

    private static Map<String, String> asDebeziums(Map<String, String> settings) {
        var named = new HashMap<>(settings);
        named.put("connector.class", MySqlConnector.class.getName());
        return named;
    }
}
