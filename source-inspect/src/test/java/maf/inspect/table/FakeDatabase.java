package maf.inspect.table;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A database that answers every query, and each question about its catalogue, with rows that were given to it. */
final class FakeDatabase {
    private final Map<String, List<Map<String, Object>>> answers = new HashMap<>();

    /** @param method of {@link DatabaseMetaData} or, for queries, {@code executeQuery} */
    FakeDatabase answers(String method, List<Map<String, Object>> rows) {
        answers.put(method, rows);
        return this;
    }

    Connection connection() {
        return fake(Connection.class, (method, arguments) -> switch (method) {
            case "getMetaData" ->
                fake(DatabaseMetaData.class, (name, more) -> name.equals("getSearchStringEscape") ? "\\" : rows(name));
            case "createStatement" -> fake(Statement.class, (name, more) -> rows(name));
            case "prepareStatement" -> fake(PreparedStatement.class, (name, more) -> rows(name));
            default -> null;
        });
    }

    /** Rows whose columns are asked for by name, or, if there is only one in a query, by place. */
    private ResultSet rows(String method) {
        var rows = answers.getOrDefault(method, List.of());
        var at = new int[] {-1};
        return fake(ResultSet.class, (name, arguments) -> switch (name) {
            case "next" -> ++at[0] < rows.size();
            case "close" -> null;
            default -> value(rows.get(at[0]), name, Objects.toString(arguments[0]));
        });
    }

    private static Object value(Map<String, Object> row, String getter, String column) {
        var value = row.get(column);
        return getter.equals("getBoolean") ? Integer.valueOf(1).equals(value) : value;
    }

    /** What a method answers. */
    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
