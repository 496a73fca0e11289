package syncline.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import syncline.report.RunFolder;
import syncline.scenario.Scenario;
import syncline.scenario.Step.Traffic;

/** Takes the steps that load the lab from outside, and follows the sync that each begins. */
final class LoadSteps {
    private final Scenario scenario;
    private final Lab lab;
    private final LoadJvm jvm;
    private final SyncAdmin admin;
    private final SyncWatch watch;
    private final RunRecord record;
    private final Supplier<RunFolder> folder;
    private int loads;

    LoadSteps(
            Scenario scenario,
            Lab lab,
            LoadJvm jvm,
            SyncAdmin admin,
            SyncWatch watch,
            RunRecord record,
            Supplier<RunFolder> folder) {
        this.scenario = scenario;
        this.lab = lab;
        this.jvm = jvm;
        this.admin = admin;
        this.watch = watch;
        this.record = record;
        this.folder = folder;
    }

    /** Runs the simulation, and waits for both its end and that of the sync; in a few words, how it went. */
    String take(Traffic traffic) {
        loads++;
        int before = admin.newest();
        Path out = folder.get().path().resolve("load-" + loads);
        try {
            jvm.start(out, options(traffic), lab.password());
            follow(before);
            return ended(jvm.report(out));
        } finally {
            jvm.end();
        }
    }

    private List<String> options(Traffic traffic) {
        return List.of(
                "--simulation",
                traffic.simulation().title(),
                "--engage",
                lab.engage().toString(),
                "--admin",
                lab.admin().toString(),
                "--profiles",
                Integer.toString(scenario.population().size().profiles()),
                "--rate",
                Integer.toString(traffic.rate()),
                "--maxDuration",
                // Written as in PT1H30M, without the PT.
                traffic.longest().toString().substring(2).toLowerCase(Locale.ROOT),
                "--seed",
                Long.toString(scenario.seed()));
    }

    /** Until the load generator and all syncs after the one before have ended. */
    private void follow(int before) {
        boolean open = true;
        while (open) {
            open = jvm.isRunning();
            for (int number = before + 1; number <= admin.newest(); number++) {
                open |= watch.look(number).isEmpty();
            }
            if (open) {
                SyncWatch.pause();
            }
        }
    }

    private String ended(LoadReport report) {
        record.add(report.load());
        report.bottleneck().ifPresent(record::invalid);
        if (report.reason() != null) {
            record.remark("Step %d: %s".formatted(record.stepsDone() + 1, report.reason()));
        }
        long requests =
                report.load().series().stream().mapToLong(s -> s.requests()).sum();
        long failed = report.load().series().stream().mapToLong(s -> s.ko()).sum();
        return "%s, %,d requests, %,d failed".formatted(report.outcome().replace('_', ' '), requests, failed);
    }
}
