package syncline.virtual.traffic;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import syncline.engage.directory.People;
import syncline.oracle.ClickOracle;
import syncline.report.Clicks;
import syncline.scenario.DeviceSyncs;
import syncline.scenario.Invites;
import syncline.scenario.Spike;
import syncline.scenario.Step.Jobs;
import syncline.scenario.Traffic;
import syncline.virtual.Happening;

/** The traffic steps of a run, and what they share: links, hits, rows of activity, jobs and devices. */
public final class TrafficSteps {
    private final Surroundings around;
    private final People people;
    private final List<String> users;
    private final Supplier<List<String>> accounts;
    private final long seed;
    private final Links links = new Links();
    private final HitLog log = new HitLog();
    private final ActivityRows rows = new ActivityRows();
    private final Backlog backlog;
    private final PostProcessing jobs;
    private final Devices devices;

    /**
     * @param users the usernames of the end users, sorted
     * @param accounts the ids of the accounts that links are shared for, sorted
     * @param seed of the scenario
     */
    public TrafficSteps(
            Surroundings around,
            People people,
            DeviceRows crm,
            List<String> users,
            Supplier<List<String>> accounts,
            long seed) {
        this.around = around;
        this.people = people;
        this.users = List.copyOf(users);
        this.accounts = accounts;
        this.seed = seed;
        this.backlog = new Backlog(around, log);
        this.jobs = new PostProcessing(around, log, rows, backlog);
        this.devices = new Devices(around, crm, links, rows, users.size());
    }

    /**
     * Users share links.
     *
     * @param stepSeed the same one shares the same links
     */
    public Happening invite(Invites step, long stepSeed) {
        return new Sharing(around, links, step, users, accounts.get(), stepSeed);
    }

    /** Somebody clicks at them. */
    public Happening clicks(Spike spike) {
        return new ClickSpike(around, links, log, backlog, spike, seed);
    }

    /** Jobs carry hits into the CRM. */
    public Happening postProcess(Jobs wanted) {
        return new Draining(around, jobs, backlog, wanted);
    }

    /** Devices sync with the CRM. */
    public Happening devices(DeviceSyncs step) {
        return new DeviceStep(around, devices, step);
    }

    /** SyncPort run under load. */
    public Happening load(Traffic traffic) {
        return new UnderLoad(around, people, devices, traffic, users.size(), seed);
    }

    /** Whether a Post-Processing job runs, which keeps a sync from beginning (A15). */
    public boolean jobRuns() {
        return jobs.running();
    }

    /** What became of the hits, counted by Engage and by the CRM; empty when nobody clicked. */
    public Optional<Clicks> compared() {
        if (log.isEmpty()) {
            return Optional.empty();
        }
        var found = ClickOracle.compare(log.byLink(), rows.byLink(), backlog.waiting());
        if (!found.allThere()) {
            found.wrong().forEach(link -> around.remarks().accept("Clicks: " + link + "."));
        }
        return Optional.of(new Clicks(
                found.acknowledged(),
                found.rows(),
                found.waiting(),
                found.lost(),
                found.doubled(),
                found.miscounted(),
                log.labels(),
                backlog.drainSeconds()));
    }
}
