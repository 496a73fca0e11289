package syncline.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import syncline.scenario.Durations;
import syncline.scenario.Population.Size;
import syncline.scenario.Step;

/** What to call a step. */
public final class StepNames {
    private StepNames() {}

    /** As a person would write it: {@code change: 1,500 profiles, 20 deletions}. */
    public static String of(Step step, Size size) {
        return switch (step) {
            case Step.Sync sync -> "sync: " + sync.sync().name().toLowerCase(Locale.ROOT);
            case Step.Wait wait -> "wait: " + Durations.print(wait.time());
            case Step.Change change -> "change: " + changes(change.change(), size);
            case Step.Load load ->
                "load: %s, %,d edits a second, at most %s"
                        .formatted(
                                load.load().simulation().title(),
                                load.load().rate(),
                                Durations.print(load.load().longest()));
            case Step.Repeat repeat -> "repeat: " + repeat.repeat();
        };
    }

    private static String changes(Step.Changes changes, Size size) {
        var parts = new ArrayList<String>();
        add(parts, changes.profiles().of(size.profiles()), "profiles");
        add(parts, changes.connects().of(size.connections()), "connects");
        add(parts, changes.disconnects().of(size.connections()), "disconnects");
        add(parts, changes.deletions().of(size.profiles()), "deletions");
        add(parts, changes.merges().of(size.profiles()), "merges");
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add("%,d %s".formatted(count, what));
        }
    }
}
