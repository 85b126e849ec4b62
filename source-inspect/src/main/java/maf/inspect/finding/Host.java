package maf.inspect.finding;

import java.util.Locale;

/** Who runs the server, which decides how its settings are changed. */
public enum Host {
    /** Its own administrator. */
    SELF,
    RDS,
    AURORA,
    CLOUD_SQL,
    AZURE,
    ATLAS;

    /** By the name under which a server is reached; the server itself may tell more. */
    public static Host of(String address) {
        var name = address.toLowerCase(Locale.ROOT);
        if (name.contains(".rds.amazonaws.com")) {
            return name.contains(".cluster-") ? AURORA : RDS;
        }
        if (name.contains(".database.azure.com")) {
            return AZURE;
        }
        return name.contains(".mongodb.net") ? ATLAS : SELF;
    }
}
