package maf.contract.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Breaks one node of a tree of maps, lists and scalars: removes, renames, duplicates or retypes it. */
record ContractMutation(Random random) {
    private static final List<Object> SCALARS = Arrays.asList(
            null,
            "",
            " ",
            "x",
            "null",
            "true",
            "1",
            ".",
            "a.b",
            "cleansed.x",
            "filter",
            "round(3)",
            "trim",
            "VARCHAR",
            "VARCHAR(0)",
            "DECIMAL(39,1)",
            "varchar( 7 )",
            "DATE",
            "json:",
            "json:name",
            "quarantine",
            true,
            false,
            0,
            1,
            257,
            -1,
            1.5,
            1e300);

    Object of(Object tree) {
        return mutated(tree, random.nextInt(nodes(tree)));
    }

    private static int nodes(Object tree) {
        return 1 + children(tree).stream().mapToInt(ContractMutation::nodes).sum();
    }

    private static List<Object> children(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return new ArrayList<>(map.values());
        }
        return tree instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }

    /** The tree with the n-th node, counted from its root, replaced; or removed, renamed or doubled in its parent. */
    private Object mutated(Object tree, int n) {
        if (n == 0) {
            return retyped(tree);
        }
        var left = n - 1;
        if (tree instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, Object>();
            for (var entry : map.entrySet()) {
                var size = nodes(entry.getValue());
                if (left == 0 && random.nextBoolean()) {
                    if (random.nextBoolean()) {
                        copy.put(renamed(entry.getKey().toString()), entry.getValue());
                    }
                } else {
                    var isHere = left >= 0 && left < size;
                    copy.put(entry.getKey(), isHere ? mutated(entry.getValue(), left) : entry.getValue());
                }
                left -= size;
            }
            return copy;
        }
        var copy = new ArrayList<Object>();
        for (var element : (List<?>) tree) {
            var size = nodes(element);
            if (left == 0 && random.nextBoolean()) {
                if (random.nextBoolean()) {
                    copy.addAll(Arrays.asList(element, element));
                }
            } else {
                copy.add(left >= 0 && left < size ? mutated(element, left) : element);
            }
            left -= size;
        }
        return copy;
    }

    private Object retyped(Object node) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.asList(node);
            case 1 -> {
                var map = new LinkedHashMap<String, Object>();
                map.put("type", node);
                yield map;
            }
            default -> SCALARS.get(random.nextInt(SCALARS.size()));
        };
    }

    private String renamed(String key) {
        return switch (random.nextInt(6)) {
            case 0 -> key.toUpperCase(java.util.Locale.ROOT);
            case 1 -> key + "x";
            case 2 -> key.substring(1);
            case 3 -> "filter";
            case 4 -> "maf_source";
            default -> "type";
        };
    }
}
