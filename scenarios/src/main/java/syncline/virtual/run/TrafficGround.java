package syncline.virtual.run;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import syncline.run.FaultPlan.Active;
import syncline.run.Faults;
import syncline.run.RunRecord;
import syncline.scenario.Step.SyncType;
import syncline.sync.rules.StartRules.Reason;
import syncline.sync.rules.Trigger;
import syncline.virtual.Episode;
import syncline.virtual.sync.CallModel;
import syncline.virtual.traffic.CrmCalls;
import syncline.virtual.traffic.Surroundings;
import syncline.virtual.traffic.SyncPort;
import syncline.virtual.traffic.TrafficSteps;

/** What traffic finds in a virtual run: the CRM's calls and rows, the syncs, and what is broken at the time. */
final class TrafficGround implements Faults.Breaks, CrmCalls, SyncPort {
    /** So many accounts are enough to share links for, as in a live run. */
    private static final int MOST_ACCOUNTS = 10_000;

    private final VirtualLab lab;
    private final Syncs syncs;
    private Active broken = Active.NONE;

    TrafficGround(VirtualLab lab, Syncs syncs) {
        this.lab = lab;
        this.syncs = syncs;
    }

    /** The traffic steps of the run, which keep its syncs from beginning while a job runs (A15). */
    TrafficSteps steps(RunRecord record, DoubleSupplier seconds, long seed) {
        var around = new Surroundings(
                lab.timeline(),
                seconds,
                this,
                this,
                () -> broken.engage(),
                this::shortLinksBroken,
                record::add,
                record::remark);
        var steps = new TrafficSteps(
                around,
                lab.people(),
                new HeldRows(lab.crm(), lab.people()),
                lab.crm().users().keySet().stream().sorted().toList(),
                this::accounts,
                seed);
        syncs.excludedBy(steps::jobRuns);
        return steps;
    }

    private double shortLinksBroken() {
        var fault = broken.shortLinks();
        return fault == null ? 0 : fault.rate().fraction();
    }

    private List<String> accounts() {
        return Stream.concat(lab.crm().linkedAccounts().stream(), lab.crm().otherAccounts().stream())
                .sorted()
                .limit(MOST_ACCOUNTS)
                .toList();
    }

    @Override
    public void set(Active now, Active before) {
        broken = now;
        lab.set(now, before);
    }

    @Override
    public Answer write() {
        return answer(lab.calls().writeBeside(lab.timeline().now()));
    }

    @Override
    public Answer query() {
        return answer(lab.calls().queryBeside(lab.timeline().now()));
    }

    private static Answer answer(CallModel.Beside call) {
        return new Answer(call.took(), call.failure());
    }

    @Override
    public boolean running() {
        return syncs.running();
    }

    @Override
    public Asked ask(SyncType type) {
        var begun = syncs.begin(
                switch (type) {
                    case FULL -> Trigger.MANUAL;
                    case INCREMENTAL -> Trigger.SCHEDULED;
                });
        var blocked = begun.blocked();
        return blocked == null
                ? new Asked(() -> syncs.ended(begun.number()).isPresent(), null, false)
                : new Asked(Episode.ENDED, blocked.message(), blocked.reason() == Reason.TOO_SOON);
    }
}
