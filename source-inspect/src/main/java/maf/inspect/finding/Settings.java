package maf.inspect.finding;

/**
 * How settings of a server are changed, as whoever runs it wants it.
 *
 * @param host who runs it
 */
public record Settings(Host host) {
    /** MySQL: takes effect for new sessions. */
    public String mysql(String name, String value) {
        return switch (host) {
            case RDS -> parameterGroup("the instance's parameter group", name, value) + ", then connect again";
            case AURORA -> parameterGroup("the cluster's parameter group", name, value) + ", then connect again";
            case CLOUD_SQL -> "gcloud sql instances patch INSTANCE --database-flags=" + name + "=" + value;
            case AZURE -> azure("mysql", name, value);
            default -> "SET PERSIST " + name + " = " + quoted(value) + "; sessions that write must connect again";
        };
    }

    /** MySQL: takes effect at a restart. */
    public String mysqlAtStart(String name, String value) {
        return switch (host) {
            case RDS -> parameterGroup("the instance's parameter group", name, value) + ", then reboot it";
            case AURORA -> parameterGroup("the cluster's parameter group", name, value) + ", then reboot it";
            case CLOUD_SQL -> "gcloud sql instances patch INSTANCE --database-flags=" + name + "=" + value;
            case AZURE -> azure("mysql", name, value) + ", then restart it";
            default -> "in my.cnf, section [mysqld]: " + name + "=" + value + "; then restart MySQL";
        };
    }

    /** PostgreSQL: takes effect when the configuration is read again. */
    public String postgres(String name, String value) {
        return postgres(name, value, "; SELECT pg_reload_conf();");
    }

    /** PostgreSQL: takes effect at a restart. */
    public String postgresAtStart(String name, String value) {
        return postgres(name, value, "; then restart PostgreSQL");
    }

    private String postgres(String name, String value, String then) {
        return switch (host) {
            case RDS -> parameterGroup("the instance's parameter group", name, value) + ", then reboot it";
            case AURORA -> parameterGroup("the cluster's parameter group", name, value) + ", then reboot it";
            case CLOUD_SQL -> "gcloud sql instances patch INSTANCE --database-flags=" + name + "=" + value;
            case AZURE -> azure("postgres", name, value) + ", then restart it";
            default -> "ALTER SYSTEM SET " + name + " = " + quoted(value) + then;
        };
    }

    private static String parameterGroup(String group, String name, String value) {
        return "in " + group + " set " + name + "=" + value;
    }

    private static String azure(String kind, String name, String value) {
        return "az " + kind + " flexible-server parameter set --resource-group GROUP --server-name SERVER --name "
                + name + " --value " + value;
    }

    private static String quoted(String value) {
        return value.matches("\\d+") ? value : "'" + value + "'";
    }
}
