package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import syncline.oracle.SyncSpan;
import syncline.report.RunFolder;
import syncline.report.SyncResult;
import syncline.scenario.Population.Size;
import syncline.scenario.Scenario;
import syncline.scenario.Step;

/** Takes the steps of a scenario, one after the other, through the parts' HTTP APIs. */
final class Steps {
    private static final String SUCCESS = "Completed successfully";
    private static final String WITH_ERRORS = "Completed with errors. Please see Error log for more information";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Scenario scenario;
    private final Size size;
    private final Lab lab;
    private final LabControls controls;
    private final SyncAdmin admin;
    private final FaultPlan faults;
    private final RunRecord record;
    private final Sampler sampler;
    private final Progress progress;
    private final DoubleSupplier seconds;
    private final Supplier<RunFolder> folder;
    private int syncs;

    Steps(
            Scenario scenario,
            Lab lab,
            LabCalls calls,
            RunRecord record,
            Sampler sampler,
            Progress progress,
            DoubleSupplier seconds,
            Supplier<RunFolder> folder) {
        this.scenario = scenario;
        this.size = scenario.population().size();
        this.lab = lab;
        this.controls = new LabControls(calls, lab.engage(), lab.crm(), Lab.VAULT);
        this.admin = new SyncAdmin(calls, lab.admin());
        this.faults = new FaultPlan(scenario.faults());
        this.record = record;
        this.sampler = sampler;
        this.progress = progress;
        this.seconds = seconds;
        this.folder = folder;
    }

    /** All steps, and then the comparison. */
    void run() {
        controls.set(faults.between());
        for (var step : scenario.flatSteps()) {
            take(step);
        }
        progress.begins("compare Engage and CRM", 0);
        var found = controls.compare(record.syncs().stream().map(Steps::span).toList());
        record.end(found, Retries.of(admin.open(), controls.refused()));
        progress.ends("%,d compared, %,d differing".formatted(found.compared(), found.differing()));
    }

    private void take(Step step) {
        double start = seconds.getAsDouble();
        String name = StepNames.of(step, size);
        boolean everything = step instanceof Step.Sync sync && (sync.sync() == Step.SyncType.FULL || syncs == 0);
        progress.begins(name, everything ? (long) size.profiles() + size.connections() : 0);
        String outcome = switch (step) {
            case Step.Sync sync -> sync(sync.sync());
            case Step.Wait wait -> waited(wait.time());
            case Step.Change change -> changed(change.change());
            case Step.Load load -> loaded(load.load());
            case Step.Repeat repeat -> throw new IllegalStateException("Unrolled before: " + repeat);
        };
        progress.ends(outcome);
        record.step(new syncline.report.Step(record.stepsDone() + 1, name, start, seconds.getAsDouble() - start));
    }

    private String waited(Duration time) {
        lab.clock().advance(time);
        return "it is " + lab.clock().instant();
    }

    private String changed(Step.Changes changes) {
        JsonNode made = controls.change(changes, size, scenario.seed() * 31 + record.stepsDone());
        return "made " + made;
    }

    private String loaded(Step.Traffic traffic) {
        var target = traffic.on() == syncline.scenario.Fault.Party.CRM ? lab.crm() : lab.engage();
        var load = SteadyCalls.make(target, traffic, Lab.VAULT);
        record.load(load);
        SteadyCalls.check(load, traffic);
        return "%,d calls".formatted(load.series().getFirst().requests());
    }

    private String sync(Step.SyncType type) {
        syncs++;
        controls.set(faults.during(syncs, type));
        try {
            var begun = admin.begin(type);
            if (begun.refusal() != null) {
                record.remark("Step %d began no sync: %s".formatted(record.stepsDone() + 1, begun.refusal()));
                return "refused: " + begun.refusal();
            }
            return followed(begun.number());
        } finally {
            controls.set(faults.between());
        }
    }

    private String followed(int number) {
        double start = seconds.getAsDouble();
        sampler.begins(number);
        while (true) {
            var sync = admin.sync(number);
            boolean ended = SyncAdmin.ended(sync);
            long read = sync.path("read").asLong();
            record.sync(result(sync, start));
            sampler.reads(read, ended);
            progress.reads(read);
            if (ended) {
                admin.logs(number, folder.get().path());
                return "%s, %,d read, %,d written, %,d failed"
                        .formatted(
                                sync.path("message").asText(),
                                read,
                                sync.path("written").asLong(),
                                sync.path("failed").asLong());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            if (Thread.interrupted()) {
                throw new LabCalls.LabFailed("Interrupted while sync " + number + " ran");
            }
        }
    }

    private SyncResult result(JsonNode sync, double start) {
        Optional<Instant> startedAt = SyncAdmin.time(sync, "startedAt");
        Optional<Instant> finishedAt = SyncAdmin.time(sync, "finishedAt");
        double duration = startedAt.isPresent() && finishedAt.isPresent()
                ? Duration.between(startedAt.get(), finishedAt.get()).toMillis() / 1000.0
                : seconds.getAsDouble() - start;
        return new SyncResult(
                sync.path("number").asInt(),
                sync.path("type").asText(),
                sync.path("trigger").asText(),
                text(sync, "message"),
                text(sync, "cause"),
                startedAt.orElse(null),
                finishedAt.orElse(null),
                start,
                duration,
                sync.path("read").asLong(),
                sync.path("written").asLong(),
                sync.path("unchanged").asLong(),
                sync.path("failed").asLong(),
                sync.path("held").asLong(),
                sync.path("parked").asLong());
    }

    private static @Nullable String text(JsonNode sync, String field) {
        return sync.path(field).isTextual() ? sync.path(field).asText() : null;
    }

    private static SyncSpan span(SyncResult sync) {
        String message = String.valueOf(sync.message());
        return new SyncSpan(
                sync.number(),
                Objects.requireNonNull(sync.startedAt()),
                sync.finishedAt(),
                List.of(SUCCESS, WITH_ERRORS).contains(message),
                message.equals(SUCCESS) && sync.held() + sync.parked() == 0);
    }
}
