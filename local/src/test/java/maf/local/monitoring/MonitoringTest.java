package maf.local.monitoring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import maf.local.fixture.TestOrder;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A class of tests on a {@link MonitoredPipeline}, which they share and may take as a parameter. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("pipeline")
@Order(TestOrder.MONITORED)
@ExtendWith(MonitoredPipelineExtension.class)
@interface MonitoringTest {}
