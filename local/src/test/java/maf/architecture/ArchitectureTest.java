package maf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How modules and packages may depend on each other, and how large a package may be. */
@AnalyzeClasses(locations = CompiledModules.class)
class ArchitectureTest {
    private static final int CLASSES_IN_A_PACKAGE = 35;

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().assignedFrom(Slices.byPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().assignedFrom(Slices.byModule()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modulesUseOnlyTheApiOfOthers = classes().should(ModuleUse.onlyOfApis());

    /** Reconcile would not find the faults of code that it shared. */
    @ArchTest
    static final ArchRule theVerifierIsIndependent = noClasses()
            .that()
            .resideInAPackage("maf.verifier..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("maf.transformer..", "maf.sink..");

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes =
            noClasses().should().haveNameMatching(".*[.$](Abstract\\w*|\\w*(Manager|Helper|Utils?|Impl|Service))");

    @ArchTest
    static void everyClassBelongsToAModule(JavaClasses all) {
        assertThat(all)
                .allSatisfy(
                        type -> assertThat(Module.of(type)).as(type.getName()).isPresent());
    }

    @ArchTest
    static void noApiIsUnused(JavaClasses all) {
        var used = all.stream()
                .flatMap(ModuleUse::of)
                .flatMap(use -> use.offering().stream())
                .collect(Collectors.toSet());

        assertThat(Module.ALL).flatMap(Module::api).isSubsetOf(used);
    }

    @ArchTest
    static void packagesAreSmall(JavaClasses all) {
        var sizes = all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));

        assertThat(sizes)
                .hasSizeGreaterThan(20)
                .allSatisfy((name, size) ->
                        assertThat(size).as("classes in %s", name).isLessThanOrEqualTo(CLASSES_IN_A_PACKAGE));
    }
}
