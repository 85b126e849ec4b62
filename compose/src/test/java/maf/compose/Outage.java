package maf.compose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Services that are down at the same time.
 *
 * @param crashed are killed
 * @param restarted are stopped in order and started again
 */
record Outage(List<String> crashed, List<String> restarted) {
    private static final int WAVES = 3;

    /** Each service once, several at a time, killed or restarted at random. */
    static List<Outage> waves(List<String> services, Random random) {
        var shuffled = new ArrayList<>(services);
        Collections.shuffle(shuffled, random);
        var outages = new ArrayList<Outage>();
        for (var wave = 0; wave < WAVES; wave++) {
            var outage = new Outage(new ArrayList<>(), new ArrayList<>());
            for (var at = wave; at < shuffled.size(); at += WAVES) {
                (random.nextBoolean() ? outage.crashed : outage.restarted).add(shuffled.get(at));
            }
            outages.add(outage);
        }
        return outages;
    }

    /** Each service alone, both killed and restarted, in random order. */
    static List<Outage> each(List<String> services, Random random) {
        var outages = new ArrayList<>(services.stream()
                .flatMap(service ->
                        Stream.of(new Outage(List.of(service), List.of()), new Outage(List.of(), List.of(service))))
                .toList());
        Collections.shuffle(outages, random);
        return outages;
    }

    /** Returns when all of them have been started again, though they may not be healthy yet. */
    void on(ComposeStack stack) {
        if (!crashed.isEmpty()) {
            stack.crash(crashed);
        }
        if (!restarted.isEmpty()) {
            stack.restart(restarted);
        }
    }
}
