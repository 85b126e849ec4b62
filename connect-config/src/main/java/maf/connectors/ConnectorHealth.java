package maf.connectors;

/** A connector's line on {@code /health/ready}. */
record ConnectorHealth(String name, boolean running, String detail) {
    @Override
    public String toString() {
        return name + ": " + detail;
    }
}
