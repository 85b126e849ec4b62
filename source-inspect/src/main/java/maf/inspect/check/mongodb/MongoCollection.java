package maf.inspect.check.mongodb;

/**
 * A collection, view or time series.
 *
 * @param type collection, view or timeseries
 * @param count of documents, estimated
 * @param average bytes of a document in a sample
 * @param largest bytes of a document in this sample
 */
record MongoCollection(
        String database,
        String name,
        String type,
        boolean hasImages,
        boolean isCapped,
        long count,
        long average,
        long largest) {
    String fullName() {
        return database + "." + name;
    }
}
