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

/** Tells apart what waiting mends, what the installation must mend, and the rest. */
final class MongoErrors {
    // https://www.mongodb.com/docs/manual/reference/error-codes/
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    // What is asked of a server that steps down, starts or stops: the codes that drivers retry too.
    private static final Set<Integer> PASSING =
            Set.of(6, 7, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

    private final ProducerConfig config;

    MongoErrors(ProducerConfig config) {
        this.config = config;
    }

    TargetUnavailableException explain(MongoException failure, ClusterDescription cluster) {
        if (failure instanceof MongoSecurityException || failure.getCode() == AUTHENTICATION_FAILED) {
            throw new InvalidConfigurationException("MongoDB refuses user '" + config.user()
                    + "' of database admin: check database.user and database.password");
        }
        if (failure.getCode() == UNAUTHORIZED) {
            throw new InvalidConfigurationException("MongoDB lets user '" + config.user()
                    + "' not write maf.person_ids: the schema in databases/ grants that");
        }
        if (failure instanceof MongoTimeoutException) {
            // Its own message is the whole view of the cluster; what keeps each server away says more.
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
        throw new TargetRefusedException("MongoDB refuses rows for maf.person_ids", failure);
    }

    /** Every row was taken, but not by the majority in time. */
    private static boolean onlyLate(MongoException failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteErrors().isEmpty();
    }
}
