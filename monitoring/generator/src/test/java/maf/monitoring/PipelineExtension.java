package maf.monitoring;

import java.nio.file.Path;
import java.util.List;
import maf.local.binaries.Binaries;
import maf.local.process.ExternalCommand;
import maf.local.process.Home;
import maf.local.process.ProgressLog;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One pipeline with producers and Prometheus for all tests that watch it, and what such a test does to its processes. */
public final class PipelineExtension implements ParameterResolver {
    /** The running pipeline. */
    public record Watched(Pipeline pipeline) implements AutoCloseable {
        private static Watched fresh() {
            var home = Home.in(Path.of("target", "pipeline"));
            home.createFolders();
            ExternalCommand.mustRun(
                    home.root(),
                    List.of(".ci/prometheus"),
                    "No Prometheus: put prometheus on the PATH."); // or does nothing
            Pipeline.open(home, new ProgressLog(System.out)).close(); // of a run that broke off
            Home.delete(home.state());
            home.createFolders();
            var pipeline = Pipeline.toStart(home, ContractFolder.shipped(home), new ProgressLog(System.out));
            Runtime.getRuntime().addShutdownHook(new Thread(pipeline::close)); // a build that is interrupted
            pipeline.start(pipeline.names());
            pipeline.start(pipeline.metrics());
            return new Watched(pipeline);
        }

        /** The targets of Prometheus, which the pipeline writes. */
        public Path targets() {
            return pipeline.home().data("prometheus").resolve("config/targets/local.yaml");
        }

        /** The program. */
        public Path prometheus() {
            return new Binaries(pipeline.home(), new ProgressLog(System.out)).prometheus();
        }

        public Path root() {
            return pipeline.home().root();
        }

        public void signal(String name, String signal) {
            pipeline.process(name).orElseThrow().signal(signal);
        }

        /** What would start another instance of the program, with a folder and a log of its own. */
        public ProcessBuilder another(String name) throws Exception {
            var builder = pipeline.server(name).launch().prepare();
            builder.environment()
                    .put("STATE_DIR", pipeline.home().data(name + "-2").toString());
            builder.redirectErrorStream(true);
            builder.redirectOutput(pipeline.home().log(name + "-2").toFile());
            return builder;
        }

        @Override
        public void close() {
            pipeline.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Watched.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Watched.class, key -> Watched.fresh(), Watched.class);
    }
}
