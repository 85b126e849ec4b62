package maf.verifier.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.verifier.row.RowEncoding;
import maf.verifier.typing.TextNormalForm;

/**
 * Both sides of one table, opened for one comparison.
 *
 * @param forms see {@link SourceTable#textForms}
 */
public record TableSides(
        TableContract contract, List<TableSource> sources, StoreTable store, Map<Integer, TextNormalForm> forms)
        implements AutoCloseable {
    /** Opens one source of a table; what it opens is closed after the comparison. */
    @FunctionalInterface
    public interface SourceOpener {
        SourceTable open(TableContract contract, Source source) throws UnavailableException;
    }

    /** Opens a table of the store; what it opens is closed after the comparison. */
    @FunctionalInterface
    public interface StoreOpener {
        StoreTable open(TableContract contract) throws UnavailableException;
    }

    public static TableSides open(TableContract contract, SourceOpener sources, StoreOpener store)
            throws UnavailableException, InterruptedException {
        var opened = new ArrayList<TableSource>();
        var forms = new HashMap<Integer, TextNormalForm>();
        try {
            for (var source : contract.sources()) {
                var table = sources.open(contract, source);
                opened.add(new TableSource(contract, source, table));
                forms.putAll(table.textForms());
            }
            return new TableSides(contract, List.copyOf(opened), store.open(contract), Map.copyOf(forms));
        } catch (UnavailableException | InterruptedException | RuntimeException e) {
            opened.forEach(each -> each.table().close());
            throw e;
        }
    }

    /** Reads the current state of some rows from each source that can have them. */
    public void readSources(List<Object[]> keys, SourceRowConsumer rows)
            throws UnavailableException, InterruptedException {
        for (var share : sources) {
            var own = keys.stream().filter(share::mayHave).toList();
            if (!own.isEmpty()) {
                share.table().read(own, rows);
            }
        }
    }

    /** The columns of a row, see {@link SourceTable#absentColumns}, that none of its sources has. */
    public Set<Integer> absentColumns(Object[] key) throws UnavailableException, InterruptedException {
        Set<Integer> absent = null;
        for (var share : sources) {
            if (share.mayHave(key)) {
                var columns = new HashSet<>(share.table().absentColumns());
                if (absent != null) {
                    columns.retainAll(absent);
                }
                absent = columns;
            }
        }
        return absent == null ? Set.of() : absent;
    }

    public RowEncoding encoding() {
        return new RowEncoding(contract, forms);
    }

    /** Raw topic of the source of a key or of a row in the store, or {@code none}. */
    public String topic(Object[] key, String storedSource) {
        var named = storedSource == null ? "" : storedSource.split("/", 2)[0];
        return sources.stream()
                .filter(each ->
                        storedSource == null ? each.mayHave(key) : each.topic().equals(named))
                .map(TableSource::topic)
                .findFirst()
                .orElse("none");
    }

    @Override
    public void close() {
        sources.forEach(each -> each.table().close());
        store.close();
    }
}
