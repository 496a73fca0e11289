package syncline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import syncline.scenario.Durations;
import syncline.scenario.Population.Size;
import syncline.scenario.Right;
import syncline.scenario.Spike;
import syncline.scenario.Step;
import syncline.scenario.Traffic;

/** What to call a step. */
public final class StepNames {
    private StepNames() {}

    /** As a person would write it: {@code change: 1,500 profiles, 20 deletions}. */
    public static String of(Step step, Size size) {
        return switch (step) {
            case Step.Sync sync -> "sync: " + sync.sync().name().toLowerCase(Locale.ROOT);
            case Step.Wait wait -> "wait: " + Durations.print(wait.time());
            case Step.Change change -> "change: " + changes(change.change(), size);
            case Step.Load load -> "load: " + load(load.load());
            case Step.Invite invite ->
                "invite: %,d links".formatted(invite.invite().links());
            case Step.Clicks clicks -> "clicks: " + clicks(clicks.clicks());
            case Step.PostProcess job -> "post-process: " + word(job.jobs()).replace('_', '-');
            case Step.Together all -> "together: " + all(all.together(), size);
            case Step.Schedule schedule ->
                "schedule: every %s at %s, for %s%s"
                        .formatted(
                                schedule.schedule().every(),
                                schedule.schedule().at(),
                                Durations.print(schedule.schedule().period()),
                                schedule.each().isEmpty() ? "" : "; each: " + all(schedule.each(), size));
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

    /** How many records it is likely to read; 0 if nobody knows. */
    public static long records(Step step, Size size, boolean beforeTheFirstSync) {
        boolean everything = step.begins()
                .map(type -> type == Step.SyncType.FULL || beforeTheFirstSync)
                .orElse(false);
        return everything ? (long) size.profiles() + size.connections() : 0;
    }

    private static String all(List<Step> steps, Size size) {
        return steps.stream().map(step -> of(step, size)).collect(Collectors.joining("; "));
    }

    private static String load(Traffic load) {
        String beside = load.simulation() == Traffic.Simulation.LARGE_FULL
                ? "%,d devices a second".formatted(load.devices())
                : "bursts of %,d changes".formatted(load.burst());
        return "%s, %,d edits a second, %s, at most %s"
                .formatted(load.simulation().title(), load.rate(), beside, Durations.print(load.longest()));
    }

    private static String clicks(Spike spike) {
        return "%,d a second, %,d for %s".formatted(spike.base(), spike.spike(), Durations.print(spike.hold()));
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
