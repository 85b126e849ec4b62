package maf.transformer.stream;

import java.util.List;

/** JSON values, valid and invalid, that no column expects. */
final class OddValues {
    static final List<String> ALL = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "\" \"",
            "0",
            "-0",
            "-0.0",
            "1e400",
            "1e-400",
            "-1e999999999",
            "1E+2147483648",
            "9223372036854775808",
            "-9223372036854775809",
            "0.1234567890123456789012345678901234567890",
            "1".repeat(999),
            "1".repeat(1001),
            "1".repeat(5000),
            "NaN",
            "-Infinity",
            "\"NaN\"",
            "\"1e400\"",
            "\"1e2147483647\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"a\nb\"",
            "'a'",
            "// " + BrokenEvents.SECRET,
            "[" + "[],".repeat(50) + "{}]",
            "{\"" + BrokenEvents.SECRET.length() + "\":1,\"a\":{\"b\":[{}]}}",
            "{\"$numberLong\":\"x" + BrokenEvents.SECRET + "\"}",
            "{\"$numberLong\":\"9223372036854775808\"}",
            "{\"$numberDecimal\":\"1E+99999\"}",
            "{\"$numberDecimal\":\"NaN\"}",
            "{\"$numberDouble\":\"Infinity\"}",
            "{\"$date\":\"" + BrokenEvents.SECRET + "\"}",
            "{\"$date\":9223372036854775807}",
            "{\"$date\":{\"$numberLong\":\"-9223372036854775808\"}}",
            "{\"$binary\":\"%%%\",\"$type\":\"00\"}",
            "{\"$binary\":{\"base64\":\"AA==\",\"subType\":\"zz\"}}",
            "{\"$oid\":\"" + BrokenEvents.SECRET + "\"}",
            "{\"$timestamp\":{\"t\":-1,\"i\":1e9}}",
            "{\"$oid\":1,\"$date\":2}",
            "\"2026-13-45T99:99:99Z\"",
            "\"+294247-01-10T04:00:25.2Z\"",
            "\"__debezium_unavailable_value\"",
            "\"" + "😀".repeat(600) + "\"");

    private OddValues() {}
}
