package maf.local.transformer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Marks tests of transformers on a real broker; their constructors may take the shared {@link TwoTransformers}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("transformer")
@ExtendWith(TwoTransformersExtension.class)
@interface TransformerTest {}
