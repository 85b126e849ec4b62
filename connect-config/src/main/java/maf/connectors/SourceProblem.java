package maf.connectors;

/**
 * Why a source cannot be captured as it should.
 *
 * @param text the problem and what to do, in one line without secrets
 * @param lasting whether it stays until somebody corrects a setting, a right or a login; otherwise the source does not answer
 */
record SourceProblem(String text, boolean lasting) {
    static SourceProblem noAnswer(String text) {
        return new SourceProblem(text, false);
    }

    static SourceProblem misconfigured(String text) {
        return new SourceProblem(text, true);
    }
}
