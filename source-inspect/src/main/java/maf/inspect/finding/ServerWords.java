package maf.inspect.finding;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;

/** Why a server did not do what it was asked for, in words for people: drivers repeat the command and the whole answer. */
public final class ServerWords {
    private static final int UNAUTHORIZED = 13;

    private ServerWords() {}

    /** One line. */
    public static String of(Throwable failure) {
        if (failure instanceof MongoCommandException refused) {
            return refused.getErrorCode() == UNAUTHORIZED
                    ? "the user lacks the right"
                    : firstLine(refused.getErrorMessage(), refused);
        }
        if (failure instanceof MongoTimeoutException) {
            return "no server answered in time";
        }
        if (failure instanceof MongoExecutionTimeoutException) {
            return "the server did not finish in time";
        }
        if (failure instanceof MongoSocketException) {
            return "the connection broke";
        }
        return firstLine(failure.getMessage(), failure);
    }

    private static String firstLine(String text, Throwable failure) {
        return text == null || text.isBlank()
                ? failure.getClass().getSimpleName()
                : text.strip().lines().findFirst().orElseThrow();
    }
}
