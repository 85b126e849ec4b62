package maf.logging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * {@code ElasticsearchNode <home> <HTTP port> <transport port>}: runs one node on loopback until the process is
 * stopped.
 */
public final class ElasticsearchNode {
    private ElasticsearchNode() {}

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(home.resolve("config"));
        LogConfigurator.configureESLogging();
        var settings = Settings.builder()
                .put("cluster.name", "test")
                .put("path.home", home.toString())
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments[1])
                .put("transport.port", arguments[2])
                .put("node.processors", 2)
                .put(
                        "cluster.routing.allocation.disk.threshold_enabled",
                        false) // tests do not depend on free disk space
                .build();
        var environment = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "test");
        var plugins = PluginsLoader.createPluginsLoader(
                PluginsLoader.loadModulesBundles(environment.modulesDir()), Set.of(), Map.of());
        try (var node = new Node(environment, plugins)) {
            node.start();
            new CountDownLatch(1).await();
        }
    }
}
