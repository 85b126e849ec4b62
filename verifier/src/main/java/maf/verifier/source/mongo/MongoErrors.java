package maf.verifier.source.mongo;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.Set;
import maf.verifier.source.SourceLogin;
import maf.verifier.table.UnavailableException;

/** Explains errors of MongoDB and says what to do. It does not quote the database's message, which can contain documents. */
record MongoErrors(String collection, SourceLogin login) {
    // https://www.mongodb.com/docs/manual/reference/error-codes/
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final Set<Integer> SHUTTING_DOWN = Set.of(89, 91, 189, 10107, 11600, 11602, 13435, 13436);

    UnavailableException missing() {
        return UnavailableException.lasting(
                source() + " has no collection " + collection + " that user '" + login.user()
                        + "' may read: create it, or grant find on it",
                null);
    }

    /** @param names of collections that send their changes to one topic */
    UnavailableException ambiguous(String topic, List<String> names) {
        return UnavailableException.lasting(
                source() + " has collections whose changes all go to topic " + topic + " (" + String.join(", ", names)
                        + "), so their rows overwrite each other: rename all but one, or exclude them from capture",
                null);
    }

    UnavailableException explain(MongoException failure) throws InterruptedException {
        if (failure instanceof MongoInterruptedException) {
            Thread.interrupted(); // the driver keeps the flag, but the exception replaces it
            throw new InterruptedException();
        }
        var message = source() + " " + what(failure);
        return isLost(failure)
                ? new UnavailableException(message, failure)
                : UnavailableException.lasting(message, failure);
    }

    private String source() {
        return "MongoDB at " + login.address();
    }

    private static boolean isRefusal(MongoException failure) {
        return failure instanceof MongoSecurityException || failure.getCode() == AUTHENTICATION_FAILED;
    }

    private static boolean isLost(MongoException failure) {
        return !isRefusal(failure)
                && (failure instanceof MongoTimeoutException
                        || failure instanceof MongoSocketException
                        || failure instanceof MongoConnectionPoolClearedException
                        || SHUTTING_DOWN.contains(failure.getCode()));
    }

    private String what(MongoException failure) {
        if (isRefusal(failure)) {
            return "refuses user '" + login.user() + "' of database admin: check the name and the password";
        }
        if (failure.getCode() == UNAUTHORIZED) {
            return "does not let user '" + login.user() + "' read " + collection + ": grant find on it";
        }
        if (isLost(failure)) {
            return "cannot be reached, or went down while " + collection
                    + " was read: check that it runs, then try again";
        }
        return "could not read " + collection + " (error " + failure.getCode() + "): see the database's log";
    }
}
