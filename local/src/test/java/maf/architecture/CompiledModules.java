package maf.architecture;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The production classes of all modules, by path: most of them are not on this module's class path. */
final class CompiledModules implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> test) {
        return Module.ALL.stream()
                .map(Module::classes)
                .peek(CompiledModules::check)
                .map(Location::of)
                .collect(Collectors.toSet());
    }

    private static void check(Path classes) {
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(
                    classes + " is missing: build with ./mvnw -pl local -am, which compiles it first");
        }
    }
}
