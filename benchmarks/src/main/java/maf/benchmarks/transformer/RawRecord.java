package maf.benchmarks.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The key and value of a raw record, as the connectors write them. */
final class RawRecord {
    private final byte[] key;
    private final byte[] value;

    RawRecord(String key, String value) {
        this.key = key.getBytes(UTF_8);
        this.value = value.getBytes(UTF_8);
    }

    byte[] key() {
        return key;
    }

    byte[] value() {
        return value;
    }
}
