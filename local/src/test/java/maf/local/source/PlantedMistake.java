package maf.local.source;

import java.util.List;
import java.util.function.UnaryOperator;
import maf.inspect.finding.CheckCode;

/**
 * Something that is wrong with a source, and the way back.
 *
 * @param name for people
 * @param check that names it
 * @param table where it is found; empty: at the source
 * @param others checks that rightly name it, too
 * @param statements that bring it about
 * @param options with which the server is started again for it
 * @param yaml makes it in the source's file
 * @param wayBack statements where a remedy is not one; empty: what the remedy says is run, word for word
 */
record PlantedMistake(
        String name,
        CheckCode check,
        String table,
        List<CheckCode> others,
        List<String> statements,
        List<String> options,
        UnaryOperator<String> yaml,
        List<String> wayBack) {
    static PlantedMistake of(CheckCode check, String name, String... statements) {
        return new PlantedMistake(
                name, check, "", List.of(), List.of(statements), List.of(), UnaryOperator.identity(), List.of());
    }

    PlantedMistake at(String where) {
        return new PlantedMistake(name, check, where, others, statements, options, yaml, wayBack);
    }

    PlantedMistake alsoNamedBy(CheckCode... more) {
        return new PlantedMistake(name, check, table, List.of(more), statements, options, yaml, wayBack);
    }

    PlantedMistake startedWith(String... more) {
        return new PlantedMistake(name, check, table, others, statements, List.of(more), yaml, wayBack);
    }

    PlantedMistake inFile(String from, String to) {
        return inFile(text -> replaced(text, from, to));
    }

    PlantedMistake inFile(UnaryOperator<String> change) {
        return new PlantedMistake(name, check, table, others, statements, options, change, wayBack);
    }

    PlantedMistake undoneBy(String... back) {
        return new PlantedMistake(name, check, table, others, statements, options, yaml, List.of(back));
    }

    private static String replaced(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("the file does not say: " + from);
        }
        return text.replace(from, to);
    }

    /** Whether the source's file is what is wrong, so that going back to the right one mends it. */
    boolean isInFile() {
        return statements.isEmpty() && options.isEmpty();
    }

    @Override
    public String toString() {
        return check.code() + ": " + name;
    }
}
