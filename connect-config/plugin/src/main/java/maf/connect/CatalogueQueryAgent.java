package maf.connect;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Corrects two queries of PostgreSQL's catalogue when their classes are loaded.
 *
 * <p>Debezium's query of all types asks for the labels of each type of the category of enums, and ends with a
 * NullPointerException at every start if one has none: a domain over an enum, or an enum without labels, of whatever table or
 * of none.
 *
 * <p>The driver's query of a table's unique indexes, from which Debezium takes the key of a table without a primary key, also
 * lists those that do not tell all rows apart: partial ones, and ones whose creation has failed. Rows would fall into one.
 */
public final class CatalogueQueryAgent implements ClassFileTransformer {
    static final String TYPES = "io/debezium/connector/postgresql/TypeRegistry";
    static final String INDEXES = "org/postgresql/jdbc/PgDatabaseMetaData";

    private CatalogueQueryAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation jvm) {
        jvm.addTransformer(new CatalogueQueryAgent());
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        return correction(name)
                .map(correction -> ClassConstants.replace(classFile, correction))
                .orElse(null);
    }

    static Optional<UnaryOperator<String>> correction(String className) {
        if (TYPES.equals(className)) {
            return Optional.of(CatalogueQueryAgent::correctedTypes);
        }
        return INDEXES.equals(className) ? Optional.of(CatalogueQueryAgent::correctedIndexes) : Optional.empty();
    }

    /** A domain has the labels of its enum, and an enum without labels has an empty list of them. */
    private static String correctedTypes(String text) {
        return text.replace("e.values as enum_values", "coalesce(e.values, '{}') as enum_values")
                .replace("ON (t.oid = e.id)", "ON (e.id = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END)");
    }

    private static String correctedIndexes(String text) {
        return text.equals(" AND i.indisunique ")
                ? " AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL "
                : text;
    }
}
