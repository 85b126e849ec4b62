package maf.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maf.contract.Source;
import maf.contract.TableContract;

/**
 * Both sides of one table, opened for one comparison.
 *
 * @param forms of texts, by the columns' places, see {@link SourceTable#textForms}
 */
record Sides(TableContract contract, List<SourceShare> sources, StoreTable store, Map<Integer, TextForm> forms)
        implements AutoCloseable {
    /** Opens one source of a table; what it opens is closed after the comparison. */
    @FunctionalInterface
    interface SourceOpener {
        SourceTable open(TableContract contract, Source source) throws UnavailableException;
    }

    /** Opens a table of the store; what it opens is closed after the comparison. */
    @FunctionalInterface
    interface StoreOpener {
        StoreTable open(TableContract contract) throws UnavailableException;
    }

    static Sides open(TableContract contract, SourceOpener sources, StoreOpener store)
            throws UnavailableException, InterruptedException {
        var opened = new ArrayList<SourceShare>();
        var forms = new HashMap<Integer, TextForm>();
        try {
            for (var source : contract.sources()) {
                var table = sources.open(contract, source);
                opened.add(new SourceShare(contract, source, table));
                forms.putAll(table.textForms());
            }
            return new Sides(contract, List.copyOf(opened), store.open(contract), Map.copyOf(forms));
        } catch (UnavailableException | InterruptedException | RuntimeException e) {
            opened.forEach(each -> each.table().close());
            throw e;
        }
    }

    /** The present state of some rows, by each source that can have them. */
    void readSources(List<Object[]> keys, SourceRows rows) throws UnavailableException, InterruptedException {
        for (var share : sources) {
            var own = keys.stream().filter(share::mayHave).toList();
            if (!own.isEmpty()) {
                share.table().read(own, rows);
            }
        }
    }

    RowCoding coding() {
        return new RowCoding(contract, forms);
    }

    /** The raw topic of the source that a key or a row of the store belongs to, {@code none} where there is no such. */
    String topic(Object[] key, String storedSource) {
        var named = storedSource == null ? "" : storedSource.split("/", 2)[0];
        return sources.stream()
                .filter(each ->
                        storedSource == null ? each.mayHave(key) : each.topic().equals(named))
                .map(SourceShare::topic)
                .findFirst()
                .orElse("none");
    }

    @Override
    public void close() {
        sources.forEach(each -> each.table().close());
        store.close();
    }
}
