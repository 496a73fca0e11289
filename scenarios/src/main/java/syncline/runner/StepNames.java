package syncline.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import syncline.scenario.Durations;
import syncline.scenario.Population.Size;
import syncline.scenario.Right;
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
            case Step.Schedule schedule ->
                "schedule: every %s at %s, for %s%s"
                        .formatted(
                                schedule.schedule().every(),
                                schedule.schedule().at(),
                                Durations.print(schedule.schedule().period()),
                                schedule.each().isEmpty() ? "" : "; each: " + each(schedule, size));
            case Step.Revoke revoke -> "revoke: " + right(revoke.revoke());
            case Step.Grant grant -> "grant: " + right(grant.grant());
            case Step.Devices devices ->
                "devices: %,d %ss, %s"
                        .formatted(
                                devices.devices().users(),
                                devices.devices().platform().title(),
                                devices.devices().sync().name().toLowerCase(Locale.ROOT));
            case Step.Repeat repeat -> "repeat: " + repeat.repeat();
        };
    }

    private static String each(Step.Schedule schedule, Size size) {
        return schedule.each().stream().map(step -> of(step, size)).collect(Collectors.joining("; "));
    }

    /** {@code integration, engage_profile__v, edit of field title__v}. */
    private static String right(Right right) {
        String what = "";
        if (right.field() != null) {
            String access = right.access() == null ? "" : word(right.access()) + " of ";
            what = ", " + access + "field " + right.field();
        } else if (right.right() != null) {
            what = ", " + word(right.right());
        } else if (right.type() != null) {
            what = ", type " + right.type();
        }
        return right.user() + ", " + right.object() + what;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String changes(Step.Changes changes, Size size) {
        var parts = new ArrayList<String>();
        add(parts, changes.profiles().of(size.profiles()), "profiles");
        add(parts, changes.connects().of(size.connections()), "connects");
        add(parts, changes.disconnects().of(size.connections()), "disconnects");
        add(parts, changes.deletions().of(size.profiles()), "deletions");
        add(parts, changes.merges().of(size.profiles()), "merges");
        add(parts, changes.associations().of(size.profiles()), "associations");
        add(parts, changes.accountMerges().of(size.accounts()), "account merges");
        add(parts, changes.handEdits().of(size.profiles()), "hand edits");
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add("%,d %s".formatted(count, what));
        }
    }
}
