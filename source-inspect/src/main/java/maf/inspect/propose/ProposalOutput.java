package maf.inspect.propose;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.contract.model.Suggestion;
import maf.contract.wire.CapturedTable;
import maf.inspect.propose.Proposal.Proposed;
import maf.inspect.propose.Proposal.Refused;

/** What {@code contract propose} prints and writes. */
final class ProposalOutput {
    private final Path folder;
    private final PrintWriter out;
    private final PrintWriter err;
    private int proposed;
    private int refused;
    private int missing;

    /** @param folder for files; null prints the contracts */
    ProposalOutput(Path folder, PrintWriter out, PrintWriter err) {
        this.folder = folder;
        this.out = out;
        this.err = err;
    }

    void missing(String pattern, String source, List<CapturedTable> tables) {
        missing++;
        var names = tables.stream()
                .flatMap(table -> Stream.of(table.name(), text(table)))
                .toList();
        err.println("There is no table '" + pattern + "' in " + source
                + Suggestion.of(pattern, names)
                        .map(near -> ": did you mean '" + near + "'?")
                        .orElse(""));
    }

    void note(CapturedTable table, String what) {
        err.println(text(table) + " " + what + ".");
    }

    void hint(List<SameShape> shapes) {
        shapes.forEach(shape -> err.println(
                shape.tables().stream().map(table -> text(table.table())).collect(Collectors.joining(", "))
                        + " have one shape: --unite makes one contract of them."));
    }

    void write(List<Proposal> proposals) throws IOException {
        for (var proposal : proposals) {
            if (proposal instanceof Refused none) {
                refused++;
                note(none.table(), none.reason());
            } else if (proposal instanceof Proposed one) {
                write(one);
            }
        }
        out.flush();
        err.println(count(proposed, "contract") + " proposed, " + count(refused, "table") + " refused.");
    }

    private void write(Proposed one) throws IOException {
        var text = new ContractText(one.contract()).toString();
        var file = one.contract().name() + ".yaml";
        if (folder == null) {
            out.println((proposed == 0 ? "" : "---\n") + "# " + file + "\n" + text);
        } else {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), text);
            out.println(folder.resolve(file));
        }
        proposed++;
    }

    private static String count(int number, String what) {
        return (number == 0 ? "no" : Integer.toString(number)) + " " + what + (number == 1 ? "" : "s");
    }

    /** Whether every table that was named has a contract now; of all, whether there is any. */
    boolean isComplete(boolean all) {
        return missing == 0 && (all || refused == 0);
    }

    private static String text(CapturedTable table) {
        return table.schema() + "." + table.name();
    }
}
