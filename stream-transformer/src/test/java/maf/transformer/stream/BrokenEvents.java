package maf.transformer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Events as Debezium would write them, each broken in one to three ways. The same seed gives the same event. Every text
 * value contains {@link #SECRET}, so that quoting a value is noticed.
 */
final class BrokenEvents {
    static final String SECRET = "s3cr3t";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOLE = "@hole@";
    private static final int HUGE_ONE_OF = 400;
    private static final int HUGE = 5 * 1024 * 1024;
    private static final List<String> TOPICS = List.of(TestTopology.MYSQL, TestTopology.POSTGRES, TestTopology.MONGODB);

    private final Random random;
    private byte[] key;
    private byte[] value;

    /** One event; {@code key} and {@code value} may be null. */
    record Event(String topic, Bytes key, Bytes value) {}

    private BrokenEvents(long seed) {
        random = new Random(seed);
    }

    static Event of(long seed) {
        return new BrokenEvents(seed).event();
    }

    private Event event() {
        var topic = any(TOPICS);
        var mongo = topic.equals(TestTopology.MONGODB);
        key = (mongo ? "{\"id\":\"" + id() + "\"}" : "{\"id\":" + id() + "}").getBytes(UTF_8);
        value = envelope(topic, mongo).getBytes(UTF_8);
        for (var ways = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3); ways > 0; ways--) {
            breakIt();
        }
        return new Event(topic, Bytes.wrap(key), Bytes.wrap(value));
    }

    private String id() {
        return Integer.toString(random.nextInt(50));
    }

    private String envelope(String topic, boolean mongo) {
        var operation = any(List.of("c", "c", "u", "u", "u", "d", "d", "r", "r", "t"));
        var before = random.nextBoolean() ? null : row(topic);
        var after = operation.equals("d") ? null : row(topic);
        if (mongo) {
            return TestTopology.mongodb(operation, before, after);
        }
        return topic.equals(TestTopology.MYSQL)
                ? TestTopology.mysql(operation, before, after)
                : TestTopology.postgres(operation, before, after);
    }

    private String row(String topic) {
        var row = topic.equals(TestTopology.MYSQL)
                ? "{\"id\":%s,\"original_title\":\"%s\",\"popularity\":\"1.50\",\"adult\":0,\"video\":true}"
                : topic.equals(TestTopology.POSTGRES)
                        ? "{\"id\":%s,\"original_name\":\"%s\",\"popularity\":\"2.5\"}"
                        : "{\"_id\":%s,\"name\":\"%s\",\"popularity\":2.5,\"adult\":false}";
        var text = row.formatted(id(), SECRET + " " + random.nextInt(1000));
        return topic.equals(TestTopology.MONGODB) && random.nextInt(3) == 0 ? fill(text, this::hollow) : text;
    }

    private void breakIt() {
        switch (random.nextInt(14)) {
            case 0 -> onEither(this::truncate);
            case 1 -> onEither(this::flip);
            case 2 -> onEither(bytes -> noise(random.nextInt(300)));
            case 3, 4, 5, 6 -> onEither(bytes -> edit(bytes, this::hollow));
            case 7 -> onEither(bytes -> edit(bytes, this::remove));
            case 8 -> onEither(this::duplicate);
            case 9 -> value = concat("{\"schema\":{\"type\":\"struct\"},\"payload\":", value, "}");
            case 10 -> onEither(bytes -> any(List.of(new byte[0], "null".getBytes(UTF_8), new byte[] {' '})));
            case 11 -> onEither(bytes -> null);
            case 12 ->
                onEither(bytes -> concat(any(List.of("\uFEFF", " ", "")), bytes, any(List.of("{}", "\n", ",", "\0"))));
            default -> onEither(bytes -> nested(1 + random.nextInt(3_000), bytes));
        }
    }

    private interface Break {
        byte[] apply(byte[] bytes);
    }

    /** Usually the value, because the key is short. */
    private void onEither(Break way) {
        if (random.nextInt(4) == 0) {
            key = key == null ? null : way.apply(key);
        } else {
            value = value == null ? null : way.apply(value);
        }
    }

    private byte[] truncate(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private byte[] flip(byte[] bytes) {
        var broken = bytes.clone();
        for (var flips = 1 + random.nextInt(4); flips > 0 && broken.length > 0; flips--) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        return broken;
    }

    private byte[] noise(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] nested(int depth, byte[] bytes) {
        return random.nextBoolean()
                ? concat("[".repeat(depth), bytes, "]".repeat(depth))
                : concat("{\"a\":".repeat(depth), bytes, "}".repeat(depth));
    }

    private byte[] duplicate(byte[] bytes) {
        var text = new String(bytes, UTF_8);
        var comma = text.indexOf(',', random.nextInt(text.length() + 1));
        var from = text.lastIndexOf('{', comma) + 1;
        return comma < 0 || from >= comma
                ? bytes
                : concat(
                        text.substring(0, comma + 1) + text.substring(from, comma) + ",",
                        text.substring(comma + 1).getBytes(UTF_8),
                        "");
    }

    /** Replaces a random node by an odd value. */
    private void hollow(JsonNode parent) {
        if (parent instanceof ObjectNode object) {
            object.put(any(names(object)), HOLE);
        } else if (parent instanceof ArrayNode array) {
            array.add(HOLE);
        }
    }

    private void remove(JsonNode parent) {
        if (parent instanceof ObjectNode object) {
            object.remove(any(names(object)));
        }
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? List.of("new") : names;
    }

    private byte[] edit(byte[] bytes, Consumer<JsonNode> way) {
        return fill(new String(bytes, UTF_8), way).getBytes(UTF_8);
    }

    private String fill(String text, Consumer<JsonNode> way) {
        try {
            var tree = JSON.readTree(text);
            var branches = new ArrayList<JsonNode>();
            branches(tree, branches);
            if (branches.isEmpty()) {
                return text;
            }
            way.accept(any(branches));
            return JSON.writeValueAsString(tree).replace("\"" + HOLE + "\"", odd());
        } catch (IOException e) {
            return text; // already broken enough
        }
    }

    private static void branches(JsonNode node, List<JsonNode> found) {
        if (node.isContainerNode()) {
            found.add(node);
            node.forEach(child -> branches(child, found));
        }
    }

    private String odd() {
        return random.nextInt(HUGE_ONE_OF) == 0 ? "\"" + SECRET + "x".repeat(HUGE) + "\"" : any(OddValues.ALL);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static byte[] concat(String before, byte[] bytes, String after) {
        return (before + (bytes == null ? "null" : new String(bytes, UTF_8)) + after).getBytes(UTF_8);
    }
}
