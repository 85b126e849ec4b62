package maf.connectors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import maf.contract.file.Mistake;
import maf.source.Source;
import maf.source.yaml.Sources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connectors of all sources: follows the source files while the keeper runs. */
final class KeptConnectors {
    private static final Logger LOG = LoggerFactory.getLogger(KeptConnectors.class);

    private final ReconcilerFactory factory;
    private final Map<String, ConnectorReconciler> reconcilers = new TreeMap<>();
    private final Map<String, Source> inForce = new HashMap<>();
    private Set<String> declared = Set.of();
    private boolean isReadable;

    /** What other threads see. */
    private volatile List<ConnectorReconciler> shown = List.of();

    private volatile List<ConnectorHealth> unusable = List.of();

    KeptConnectors(ReconcilerFactory factory) {
        this.factory = factory;
    }

    List<ConnectorReconciler> reconcilers() {
        return shown;
    }

    /** Lines about files that cannot be used. */
    List<ConnectorHealth> unusableFiles() {
        return unusable;
    }

    /** Takes what the files say; one that has a mistake leaves in force what it said before. */
    void follow(Sources read) {
        isReadable = !read.names().isEmpty(); // an empty folder is more likely a mount that is missing
        if (isReadable) {
            var gone = new TreeSet<>(declared);
            gone.removeAll(read.names());
            gone.forEach(this::forget);
            declared = read.names();
        }
        read.sources().forEach(this::take);
        report(read.mistakes());
        shown = List.copyOf(reconcilers.values());
        LOG.atInfo().addKeyValue("connectors", shown.size()).log("Read the source files");
    }

    private void take(Source source) {
        var before = inForce.put(source.name(), source);
        if (!source.equals(before)) {
            reconcilers.put(source.name(), factory.reconciler(source));
            LOG.atInfo()
                    .addKeyValue("connector", source.name())
                    .log(before == null ? "The source is new" : "The source's file has changed");
        }
    }

    private void forget(String name) {
        reconcilers.remove(name);
        inForce.remove(name);
        factory.forget(name);
    }

    private void report(Collection<Mistake> mistakes) {
        var byName = mistakes.stream()
                .collect(Collectors.groupingBy(KeptConnectors::subject, TreeMap::new, Collectors.toList()));
        declared.forEach(name -> factory.metrics(name).setFileInvalid(byName.containsKey(name)));
        var lines = new ArrayList<ConnectorHealth>();
        byName.forEach((name, all) -> {
            var keeps = declared.contains(name) ? inForce.containsKey(name) : !inForce.isEmpty();
            var reason = all.stream().map(Mistake::toString).collect(Collectors.joining("; "));
            var says = "cannot be used" + (keeps ? "; what was read before stays in force" : "");
            LOG.atWarn()
                    .addKeyValue("connector", name)
                    .addKeyValue("reason", reason)
                    .log("The source's file " + says);
            lines.add(new ConnectorHealth(name, keeps, "its file " + says + ": " + reason));
        });
        unusable = lines;
    }

    private static String subject(Mistake mistake) {
        return mistake.file().getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    /** Whether a connector is that of a source whose file is gone. */
    boolean isAbandoned(String name, ConnectorStatus status) {
        return isReadable && !declared.contains(name) && status.isOfSource(name);
    }
}
