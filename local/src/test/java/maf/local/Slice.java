package maf.local;

import java.util.List;
import java.util.Random;

/** Of cases that take long, the one that a build takes by chance; {@code -Pthorough} takes all. A test's name says which it was. */
final class Slice {
    private Slice() {}

    static <T> List<T> of(List<T> all) {
        return Boolean.getBoolean("maf.thorough") ? all : List.of(all.get(new Random().nextInt(all.size())));
    }
}
