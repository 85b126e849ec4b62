package maf.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.stream.Stream;

/** One class's use of another module. */
record ModuleUse(Module module, Dependency dependency) {
    static Stream<ModuleUse> of(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .flatMap(dependency -> Module.of(dependency.getTargetClass())
                        .filter(module -> !module.has(type))
                        .map(module -> new ModuleUse(module, dependency))
                        .stream());
    }

    /** The package or class in the other module's API; none when it reaches past that. */
    Optional<String> offering() {
        return module.offering(dependency.getTargetClass());
    }

    static ArchCondition<JavaClass> onlyOfApis() {
        return new ArchCondition<>("use only what Module.ALL lists as the API of other modules") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                of(type).filter(use -> use.offering().isEmpty())
                        .forEach(use -> events.add(SimpleConditionEvent.violated(
                                type, use.dependency().getDescription())));
            }
        };
    }
}
