package maf.contract.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import maf.contract.file.Mistake;
import maf.contract.model.Source;
import maf.contract.model.TableContract;

/** Warns of sources that are legal but seldom intended. */
record SourceWarning(ContractDraft draft, TableContract contract) {
    private static final Pattern RAW_TOPIC = Pattern.compile("[^.]+\\.[^.]+\\..+");

    List<Mistake> read() {
        var warnings = new ArrayList<Mistake>();
        var sources = contract.sources();
        for (var at = 0; at < sources.size(); at++) {
            var source = sources.get(at);
            if (!RAW_TOPIC.matcher(source.topic()).matches()) {
                warn(
                        warnings,
                        at,
                        "no connector of this pipeline writes to '" + source.topic()
                                + "': its connectors write to <prefix>.<schema or database>.<table>");
            }
            for (var earlier : sources.subList(0, at)) {
                if (!isToldApart(source, earlier)) {
                    warn(
                            warnings,
                            at,
                            "rows of " + source.topic() + " and " + earlier.topic()
                                    + " with the same key overwrite each other: give the key a column with another"
                                    + " constant for each source, such as kind, unless their keys never meet");
                    break;
                }
            }
        }
        return warnings;
    }

    private boolean isToldApart(Source one, Source other) {
        return contract.key().stream()
                .anyMatch(column -> one.constants().containsKey(column)
                        && other.constants().containsKey(column)
                        && !Objects.deepEquals(
                                one.constants().get(column), other.constants().get(column)));
    }

    private void warn(List<Mistake> warnings, int source, String reason) {
        var place = draft.sources().get(source);
        warnings.add(new Mistake(draft.file().path(), place.line(), place.column(), reason));
    }
}
