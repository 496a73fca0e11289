package syncline.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import syncline.report.RunFolder;
import syncline.run.Progress;
import syncline.run.RunRecord;
import syncline.run.StepLog.Taking;
import syncline.scenario.Scenario;
import syncline.scenario.Spike;
import syncline.scenario.Traffic;

/** Takes the steps that load the lab from outside, and follows the syncs that they begin. */
final class LoadSteps {
    /** So much longer than its clicks a spike may take to come to its end. */
    private static final Duration SLACK = Duration.ofSeconds(60);

    private final Scenario scenario;
    private final Lab lab;
    private final LoadJvm jvm;
    private final SyncAdmin admin;
    private final SyncWatch watch;
    private final Backlog backlog;
    private final RunRecord record;
    private final Supplier<RunFolder> folder;
    private int loads;

    LoadSteps(
            Scenario scenario,
            Lab lab,
            LoadJvm jvm,
            SyncAdmin admin,
            SyncWatch watch,
            Backlog backlog,
            RunRecord record,
            Supplier<RunFolder> folder) {
        this.scenario = scenario;
        this.lab = lab;
        this.jvm = jvm;
        this.admin = admin;
        this.watch = watch;
        this.backlog = backlog;
        this.record = record;
        this.folder = folder;
    }

    /** Runs a simulation, and waits for both its end and that of the syncs it began; in a few words, how it went. */
    String take(Traffic traffic, Taking taking) {
        int before = admin.newest();
        var options =
                new ArrayList<>(List.of("--simulation", traffic.simulation().title()));
        add(options, "rate", traffic.rate());
        add(options, "maxDuration", duration(traffic.longest()));
        switch (traffic.simulation()) {
            case LARGE_FULL -> add(options, "devices", traffic.devices());
            case LARGE_INCREMENTAL -> add(options, "burst", traffic.burst());
        }
        return run(options, taking, () -> followSyncs(before, taking));
    }

    /** Sends a spike of clicks; in a few words, how it went. */
    String click(Spike spike, Taking taking) {
        var options = new ArrayList<>(List.of("--simulation", "InviteClickSpike"));
        add(options, "rate", spike.base());
        add(options, "spike", spike.spike());
        add(options, "warmUp", duration(spike.warmUp()));
        add(options, "ramp", duration(spike.ramp()));
        add(options, "hold", duration(spike.hold()));
        add(options, "decay", duration(spike.decay()));
        add(options, "mix", spike.mix().name().toLowerCase(Locale.ROOT));
        add(options, "maxDuration", duration(spike.length().plus(SLACK)));
        backlog.clicksBegin();
        try {
            return run(options, taking, () -> followJvm(taking));
        } finally {
            backlog.clicksEnd();
        }
    }

    private String run(List<String> options, Taking taking, Runnable follow) {
        loads++;
        add(options, "engage", lab.engage());
        add(options, "admin", lab.admin());
        add(options, "crm", lab.crm());
        add(options, "profiles", scenario.population().size().profiles());
        add(options, "seed", scenario.seed());
        Path out = folder.get().path().resolve("load-" + loads);
        try {
            jvm.start(out, options, lab.password());
            follow.run();
            return ended(jvm.report(out), taking);
        } finally {
            jvm.end();
        }
    }

    private static void add(List<String> options, String name, Object value) {
        options.add("--" + name);
        options.add(value.toString());
    }

    /** Written as in PT1H30M, without the PT. */
    private static String duration(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private void followJvm(Taking taking) {
        while (jvm.isRunning()) {
            var standing = jvm.standing();
            if (standing != null) {
                taking.line().stands(standing.withBacklog(backlog.waiting()));
            }
            SyncWatch.pause();
        }
    }

    /** Until the load generator and all syncs after the one before have ended. */
    private void followSyncs(int before, Taking taking) {
        boolean open = true;
        while (open) {
            open = jvm.isRunning();
            for (int number = before + 1; number <= admin.newest(); number++) {
                open |= watch.look(number, Progress.UNSEEN).isEmpty();
            }
            var standing = jvm.standing();
            if (standing != null) {
                taking.line().stands(standing);
            }
            if (open) {
                SyncWatch.pause();
            }
        }
    }

    private String ended(LoadReport report, Taking taking) {
        record.add(report.load());
        report.bottleneck().ifPresent(record::invalid);
        if (report.load().reason() != null) {
            record.remark("Step %d: %s".formatted(taking.number(), report.load().reason()));
        }
        return report.words();
    }
}
