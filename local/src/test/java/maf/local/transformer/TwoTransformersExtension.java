package maf.local.transformer;

import java.util.List;
import java.util.Map;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the broker and the first instance for the first test; all tests share them. Some topics exist before, with other settings. */
final class TwoTransformersExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TwoTransformers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(TwoTransformers.class, key -> started(), TwoTransformers.class);
    }

    private static TwoTransformers started() {
        try {
            var two = TwoTransformers.withBroker("transformers");
            createTopics(two);
            two.start(TwoTransformers.NAMES.get(0));
            return two;
        } catch (Exception e) {
            throw new IllegalStateException("cannot start broker and transformer", e);
        }
    }

    private static void createTopics(TwoTransformers two) throws Exception {
        try (var admin = two.admin()) {
            admin.createTopics(List.of(
                            topic(TwoTransformers.RAW).configs(Map.of("retention.ms", "86400000")),
                            topic("cleansed.movie").configs(Map.of("max.message.bytes", "1000000")),
                            topic(Topics.QUARANTINE),
                            topic(TwoTransformers.RENAMED)))
                    .all()
                    .get();
        }
        try (var producer = two.producer(Map.of())) {
            producer.send(new ProducerRecord<>(TwoTransformers.RENAMED, new byte[0], new byte[0]))
                    .get();
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, TwoTransformers.PARTITIONS, (short) 1);
    }
}
