package maf.inspect.check.mysql;

/** A foreign key by which a change of the parent changes rows of the table. */
record Cascade(String database, String table, String constraint, String rule, String parent) {
    String name() {
        return database + "." + table;
    }
}
