package maf.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Of cases that take long, those that a build takes by chance; {@code -Pthorough} takes all. A test's name says which it was. */
final class Slice {
    private Slice() {}

    static <T> List<T> of(int count, List<T> all) {
        if (Boolean.getBoolean("maf.thorough")) {
            return all;
        }
        var mixed = new ArrayList<>(all);
        Collections.shuffle(mixed);
        return List.copyOf(mixed.subList(0, count));
    }
}
