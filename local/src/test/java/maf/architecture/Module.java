package maf.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A module of the build, and what other modules may use of it. Benchmarks measure what is inside, so they are none of
 * these: nothing depends on them.
 *
 * @param folder relative to the checkout
 * @param root the package of all its classes, with those beneath
 * @param api packages and classes that other modules may use; a program's are used by nobody
 */
record Module(String folder, String root, Set<String> api) {
    static final List<Module> ALL = List.of(
            new Module("service-runtime", "maf.runtime", Set.of("maf.runtime", "maf.runtime.kafka")),
            new Module(
                    "table-contract",
                    "maf.contract",
                    Set.of(
                            "maf.contract.model",
                            "maf.contract.typing",
                            "maf.contract.rule.RowRules",
                            "maf.contract.rule.RuleVerdict",
                            "maf.contract.format",
                            "maf.contract.wire",
                            "maf.contract.yaml.CheckedContracts",
                            "maf.contract.yaml.Contracts",
                            "maf.contract.yaml.InvalidContractException",
                            "maf.contract.file")),
            new Module(
                    "source-config",
                    "maf.source",
                    Set.of("maf.source", "maf.source.connector.ConnectorTemplate", "maf.source.yaml")),
            new Module(
                    "source-inspect",
                    "maf.inspect",
                    Set.of(
                            "maf.inspect.check.SourceCheck",
                            "maf.inspect.check.SourceReport",
                            "maf.inspect.check.mysql.MysqlLogSettings",
                            "maf.inspect.connect",
                            "maf.inspect.finding",
                            "maf.inspect.table")),
            new Module("stream-transformer", "maf.transformer", Set.of()),
            new Module(
                    "phoenix-sink/store-history",
                    "maf.history",
                    Set.of("maf.history.AsOfConnection", "maf.history.TableHistory", "maf.history.VersionLead")),
            new Module("phoenix-sink", "maf.sink", Set.of()),
            new Module("producers", "maf.producers", Set.of()),
            new Module("verifier", "maf.verifier", Set.of()),
            new Module("connect-config", "maf.connectors", Set.of()),
            new Module("connect-config/plugin", "maf.connect", Set.of()),
            new Module("connect-config/mysql", "maf.capture", Set.of()),
            new Module("local", "maf.local", Set.of()),
            new Module("monitoring/generator", "maf.monitoring", Set.of()));

    static Optional<Module> of(JavaClass type) {
        return ALL.stream().filter(module -> module.has(type)).findFirst();
    }

    /** The class that has a file of its own: itself, or the one that it is nested in. */
    static JavaClass outermost(JavaClass type) {
        var outer = type.getBaseComponentType();
        for (var next = outer.getEnclosingClass(); next.isPresent(); next = outer.getEnclosingClass()) {
            outer = next.get();
        }
        return outer;
    }

    boolean has(JavaClass type) {
        return (type.getBaseComponentType().getPackageName() + ".").startsWith(root + ".");
    }

    /** What {@link #api} says of the class: its package, or itself. */
    Optional<String> offering(JavaClass type) {
        var outer = outermost(type);
        return api.stream()
                .filter(name -> name.equals(outer.getName()) || name.equals(outer.getPackageName()))
                .findFirst();
    }

    Path classes() {
        return Path.of("..", folder, "target", "classes").normalize();
    }
}
