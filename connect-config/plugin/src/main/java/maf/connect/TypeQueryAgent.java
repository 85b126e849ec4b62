package maf.connect;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * Corrects the query by which Debezium's PostgreSQL connector reads all types of the catalogue. It asks for the labels of each
 * type of the category of enums, and ends with a NullPointerException at every start if one has none: a domain over an enum, or
 * an enum without labels, of whatever table or of none.
 */
public final class TypeQueryAgent implements ClassFileTransformer {
    static final String CORRECTED = "io/debezium/connector/postgresql/TypeRegistry";

    private TypeQueryAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation jvm) {
        jvm.addTransformer(new TypeQueryAgent());
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        return CORRECTED.equals(name) ? ClassConstants.replace(classFile, TypeQueryAgent::corrected) : null;
    }

    /** A domain has the labels of its enum, and an enum without labels has an empty list of them. */
    static String corrected(String text) {
        return text.replace("e.values as enum_values", "coalesce(e.values, '{}') as enum_values")
                .replace("ON (t.oid = e.id)", "ON (e.id = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END)");
    }
}
