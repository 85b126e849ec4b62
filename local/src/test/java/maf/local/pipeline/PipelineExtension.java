package maf.local.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import maf.local.fixture.ReconcileResult;
import maf.local.fixture.TypeZoo;
import maf.local.fixture.TypeZooWriter;
import maf.local.process.Home;
import maf.local.process.ProgressLog;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One pipeline of real servers for all tests of this module: started by the first that asks, stopped after the last. After each
 * class the store must equal the sources.
 */
public final class PipelineExtension implements ParameterResolver, AfterAllCallback {
    private static final List<String> DATABASES = List.of("mysql", "postgres", "mongodb");

    private record Started(Pipeline pipeline) implements AutoCloseable {
        static Started fresh() {
            var home = Home.in(Path.of("target", "pipeline"));
            home.createFolders();
            Pipeline.open(home, new ProgressLog(System.out)).close(); // of a run that broke off
            Home.delete(home.state());
            home.createFolders();
            var pipeline = Pipeline.toStart(home, tables(home), new ProgressLog(System.out));
            Runtime.getRuntime().addShutdownHook(new Thread(pipeline::close)); // a build that is interrupted
            pipeline.start(DATABASES);
            fill(pipeline);
            pipeline.start(pipeline.withoutProducers());
            return new Started(pipeline);
        }

        /** The shipped contracts and those of the tests. */
        private static Path tables(Home home) {
            var folder = home.state().resolve("tables");
            try (var shipped = Files.newDirectoryStream(ContractFolder.shipped(home))) {
                Files.createDirectories(folder);
                for (var contract : shipped) {
                    Files.copy(contract, folder.resolve(contract.getFileName()));
                }
                for (var zoo : TypeZoo.all()) {
                    Files.writeString(folder.resolve("zoo-" + zoo.name() + ".yaml"), zoo.contract());
                }
                for (var identity : ToastIT.ReplicaIdentity.values()) {
                    Files.writeString(folder.resolve(identity.table() + ".yaml"), identity.contract());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return folder;
        }

        /** Rows that are there before the connectors are read by their snapshots. */
        private static void fill(Pipeline pipeline) {
            var source = new TypeZooWriter(pipeline);
            try {
                for (var zoo : TypeZoo.all()) {
                    if (zoo.isInSnapshot()) {
                        source.create(zoo);
                        source.write(zoo, 0);
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            pipeline.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Pipeline.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return pipeline(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            ReconcileResult.assertEqual(pipeline(context), "movie", "tv-series", "person", "catalogue");
        }
    }

    private static Pipeline pipeline(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Started.class, key -> Started.fresh(), Started.class)
                .pipeline();
    }
}
