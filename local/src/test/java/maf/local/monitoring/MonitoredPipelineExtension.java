package maf.local.monitoring;

import maf.local.fixture.PipelineExtension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Adds what {@link MonitoredPipeline} needs to the pipeline of all tests, once. The test run that started the pipeline stops it. */
final class MonitoredPipelineExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MonitoredPipeline.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var running = PipelineExtension.pipeline(context);
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(
                        MonitoredPipeline.class, key -> MonitoredPipeline.of(running), MonitoredPipeline.class);
    }
}
