package syncline.sync.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** What a sync had to do without, each told once. Safe for use by many threads. */
final class Warnings {
    private final Set<String> told = new ConcurrentSkipListSet<>();

    void add(String warning) {
        told.add(warning);
    }

    /** In alphabetical order. */
    List<String> all() {
        return List.copyOf(told);
    }
}
