package maf.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.function.Function;

/**
 * How classes are grouped to look for cycles.
 *
 * @param name of a class's group
 */
record Slices(String description, Function<JavaClass, String> name) implements SliceAssignment {
    static Slices byPackage() {
        return new Slices("packages", JavaClass::getPackageName);
    }

    static Slices byModule() {
        return new Slices("modules", type -> Module.of(type).map(Module::folder).orElse("no module"));
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(name.apply(type));
    }

    @Override
    public String getDescription() {
        return description;
    }
}
