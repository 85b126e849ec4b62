package maf.producers.database;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.util.Objects;
import java.util.Set;
import maf.producers.config.ProducerConfig;
import maf.runtime.InvalidConfigurationException;

/** Classifies errors: those that pass by waiting, those of the installation, and all others. */
final class MongoErrors {
    // https://www.mongodb.com/docs/manual/reference/error-codes/
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    // Errors of a server that steps down, starts or stops. Drivers retry these codes too.
    private static final Set<Integer> PASSING =
            Set.of(6, 7, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

    private final ProducerConfig config;

    MongoErrors(ProducerConfig config) {
        this.config = config;
    }

    TargetUnavailableException explain(MongoException failure, ClusterDescription cluster) {
        if (failure instanceof MongoSecurityException || failure.getCode() == AUTHENTICATION_FAILED) {
            throw new InvalidConfigurationException("MongoDB rejected user '" + config.user()
                    + "' of database admin: check database.user and database.password");
        }
        if (failure.getCode() == UNAUTHORIZED) {
            throw new InvalidConfigurationException("MongoDB does not allow user '" + config.user()
                    + "' to write maf.person_ids: the schema in databases/ grants the privileges");
        }
        if (failure instanceof MongoTimeoutException) {
            // Its message describes the whole cluster. The exception of a server names the cause.
            return TargetUnavailableException.of(
                    "MongoDB",
                    cluster.getServerDescriptions().stream()
                            .map(ServerDescription::getException)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(failure));
        }
        if (failure instanceof MongoSocketException || PASSING.contains(failure.getCode()) || onlyLate(failure)) {
            return TargetUnavailableException.of("MongoDB", failure);
        }
        throw new TargetRefusedException("MongoDB refused rows for maf.person_ids", failure);
    }

    /** All rows were written, but the majority did not acknowledge them in time. */
    private static boolean onlyLate(MongoException failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteErrors().isEmpty();
    }
}
