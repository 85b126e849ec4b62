package maf.inspect.finding;

import java.util.List;
import java.util.function.Function;

/**
 * What a server answered to one question, or why it did not. So a question that fails spoils no other.
 *
 * @param value null without an answer
 * @param whyNot null with an answer
 */
public record Answer<T>(T value, String whyNot) {
    /** A question to a server. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws Exception;
    }

    public static <T> Answer<T> known(T value) {
        return new Answer<>(value, null);
    }

    public static <T> Answer<T> unknown(String why) {
        return new Answer<>(null, why);
    }

    /** Asks; whatever is thrown is the reason why there is no answer. */
    public static <T> Answer<T> of(Question<T> question) {
        try {
            return known(question.ask());
        } catch (Exception e) {
            return unknown(ServerWords.of(e));
        }
    }

    public boolean isKnown() {
        return whyNot == null;
    }

    /** Judges the answer; without one, the verdict is unknown. */
    public Finding judge(CheckCode check, Function<T, Finding> judge) {
        return judge(check, "", judge);
    }

    /** The same with what makes the server tell. */
    public Finding judge(CheckCode check, String remedy, Function<T, Finding> judge) {
        return isKnown() ? judge.apply(value) : Finding.unknown(check, "The server did not tell: " + whyNot, remedy);
    }

    /** The same for a check with several findings. */
    public List<Finding> judgeAll(CheckCode check, Function<T, List<Finding>> judge) {
        return isKnown() ? judge.apply(value) : List.of(judge(check, none -> null));
    }

    public T orElse(T otherwise) {
        return isKnown() ? value : otherwise;
    }
}
