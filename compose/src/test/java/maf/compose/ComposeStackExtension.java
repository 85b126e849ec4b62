package maf.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One stack for all test classes of this module. The first class starts it; it is removed after the last one. */
final class ComposeStackExtension implements ParameterResolver {
    private static final Path FOLDER = Path.of("target", "stack").toAbsolutePath();

    /** The stack, or the reason why it did not start; no later test tries again. */
    private static final class Started implements AutoCloseable {
        private final CompletableFuture<ComposeStack> stack = new CompletableFuture<>();
        private final Thread onInterrupt = new Thread(this::closeStack);

        Started() {
            try {
                deleteFolder();
                stack.complete(ComposeStack.start(FOLDER));
                Runtime.getRuntime().addShutdownHook(onInterrupt);
            } catch (RuntimeException | Error e) {
                stack.completeExceptionally(e);
            }
        }

        ComposeStack stack() {
            return stack.join();
        }

        private void closeStack() {
            if (!stack.isCompletedExceptionally()) {
                stack().close();
            }
        }

        @Override
        public void close() {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
            closeStack();
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
                .computeIfAbsent(Started.class, key -> new Started(), Started.class)
                .stack();
    }
}
