package maf.inspect.prepare;

/**
 * One thing to do at a source. It may be done again without harm.
 *
 * @param about what it is for
 * @param statement SQL, or a command of MongoDB's shell; passwords stand for themselves
 * @param wayBack the statement that undoes it; empty if there is nothing to undo
 */
public record Step(String about, String statement, String wayBack) {
    static Step of(String about, String statement) {
        return new Step(about, statement, "");
    }
}
