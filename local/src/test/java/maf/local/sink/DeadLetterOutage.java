package maf.local.sink;

import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Ways in which dead letters cannot be written. */
enum DeadLetterOutage {
    TOO_SMALL {
        @Override
        void begin(SinkServers servers) throws Exception {
            limit(servers, AlterConfigOp.OpType.SET);
        }

        @Override
        void end(SinkServers servers) throws Exception {
            limit(servers, AlterConfigOp.OpType.DELETE);
        }

        private void limit(SinkServers servers, AlterConfigOp.OpType how) throws Exception {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.DEAD_LETTERS);
            var limit = new AlterConfigOp(new ConfigEntry("max.message.bytes", "10"), how);
            servers.admin()
                    .incrementalAlterConfigs(Map.of(topic, List.of(limit)))
                    .all()
                    .get();
        }
    },
    GONE {
        @Override
        void begin(SinkServers servers) throws Exception {
            servers.admin().deleteTopics(Set.of(Topics.DEAD_LETTERS)).all().get();
        }

        @Override
        void end(SinkServers servers) throws Exception {
            servers.admin()
                    .createTopics(Set.of(new NewTopic(Topics.DEAD_LETTERS, 1, (short) 1)))
                    .all()
                    .get();
        }
    };

    abstract void begin(SinkServers servers) throws Exception;

    abstract void end(SinkServers servers) throws Exception;
}
