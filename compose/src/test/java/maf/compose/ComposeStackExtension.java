package maf.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One stack for all classes of this module: the first one that asks starts it, and it is removed after the last one. */
final class ComposeStackExtension implements ParameterResolver {
    private static final Path FOLDER = Path.of("target", "stack").toAbsolutePath();

    private record Started(ComposeStack stack, Thread onInterrupt) implements AutoCloseable {
        static Started fresh() {
            deleteFolder();
            var stack = ComposeStack.start(FOLDER);
            var onInterrupt = new Thread(stack::close);
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            return new Started(stack, onInterrupt);
        }

        @Override
        public void close() {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
            stack.close();
        }
    }

    private static void deleteFolder() {
        if (!Files.exists(FOLDER)) {
            return;
        }
        try (var files = Files.walk(FOLDER)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ComposeStack.class;
    }

    @Override
    public ComposeStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Started.class, key -> Started.fresh(), Started.class)
                .stack();
    }
}
