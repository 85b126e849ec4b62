package maf.history;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Properties;

/** Read-only connections to the state at a moment, limited to what the tables still have of it. */
public final class AsOfConnection {
    private static final String NAMESPACES = "phoenix.schema.isNamespaceMappingEnabled";
    private static final String SYSTEM_NAMESPACE = "phoenix.schema.mapSystemTablesToNamespace";

    private AsOfConnection() {}

    /**
     * Connects to the store as it was at a moment.
     *
     * @param url {@code jdbc:phoenix:<host>:<port of ZooKeeper>}
     * @param moment such as {@code 2026-11-22T10:00:00Z}
     * @throws AsOfException if the moment is not valid or in the future; statements throw it if they write, or read what
     *     is not known for that moment
     */
    public static Connection connect(String url, Properties properties, String moment) throws SQLException {
        var at = AsOfTime.read(moment);
        var now = Instant.now();
        if (at.isAfter(now)) {
            throw new AsOfException("--as-of " + at + " is in the future: it is now " + now);
        }
        var own = new Properties();
        own.putAll(properties);
        own.setProperty(NAMESPACES, "true");
        own.setProperty(SYSTEM_NAMESPACE, "true");
        own.setProperty(
                "CurrentSCN", Long.toString(at.toEpochMilli() + 1)); // exclusive: only lower versions are visible
        var connection = DriverManager.getConnection(url, own);
        connection.setReadOnly(true); // the connection property of that name is ignored
        connection.setAutoCommit(true);
        return guarded(connection, new AsOfQueries(connection, at));
    }

    private static Connection guarded(Connection connection, AsOfQueries queries) {
        return proxy(Connection.class, connection, (method, arguments) -> {
            if (method.getName().equals("setReadOnly")) {
                return null;
            }
            if (method.getName().startsWith("prepare")) {
                queries.check((String) arguments[0]);
            }
            var result = call(method, connection, arguments);
            if (result instanceof PreparedStatement statement) {
                return guarded(PreparedStatement.class, statement, queries);
            }
            return result instanceof Statement statement ? guarded(Statement.class, statement, queries) : result;
        });
    }

    private static <S extends Statement> S guarded(Class<S> type, S statement, AsOfQueries queries) {
        return proxy(type, statement, (method, arguments) -> {
            var takesText = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
            if (takesText
                    && (method.getName().startsWith("execute")
                            || method.getName().equals("addBatch"))) {
                queries.check((String) arguments[0]);
            }
            return call(method, statement, arguments);
        });
    }

    private interface Call {
        Object with(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Call call) {
        InvocationHandler handler = (self, method, arguments) -> call.with(method, arguments);
        return type.cast(Proxy.newProxyInstance(target.getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
