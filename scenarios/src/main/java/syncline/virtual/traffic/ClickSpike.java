package syncline.virtual.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import syncline.load.arrivals.Arrivals;
import syncline.load.audience.Audience;
import syncline.load.audience.Clicks;
import syncline.load.audience.Mix;
import syncline.load.audience.Option;
import syncline.report.Load;
import syncline.scenario.Spike;
import syncline.virtual.Happening;

/**
 * A spike of clicks at links (N19 to N27), at the moments at which Gatling would send them. Engage writes each hit down before it
 * answers, so what was answered is in its log.
 */
final class ClickSpike implements Happening {
    private static final String NAME = "InviteClickSpike";
    private static final String OPEN = "open an invite";
    private static final double DAY_SECONDS = 86_400;
    private static final long MICROS_OF_A_MILLI = 1_000;

    private final Surroundings around;
    private final Backlog backlog;
    private final HitLog log;
    private final Spike spike;
    private final Arrivals arrivals;
    private final int[] tracked;
    private final Clicks clicks;
    private final Disturbed disturbed;
    private final GroupCommit commits = new GroupCommit();
    private final Requests requests;
    private Instant begun = Instant.EPOCH;
    private int taken;
    private boolean ended;

    /** @param links at least one of them tracked */
    ClickSpike(Surroundings around, Links links, HitLog log, Backlog backlog, Spike spike, long seed) {
        this.around = around;
        this.backlog = backlog;
        this.log = log;
        this.spike = spike;
        this.arrivals = Arrivals.spike(
                spike.base(),
                spike.spike(),
                Math.toIntExact(spike.warmUp().toSeconds()),
                Math.toIntExact(spike.ramp().toSeconds()),
                Math.toIntExact(spike.hold().toSeconds()),
                Math.toIntExact(spike.decay().toSeconds()));
        this.tracked = links.tracked().toArray();
        this.clicks = new Clicks(audience(seed), options(links), compression());
        this.disturbed = new Disturbed(around.broken(), seed);
        this.requests = new Requests(OPEN, arrivals.seconds());
    }

    private Audience audience(long seed) {
        return new Audience(
                seed,
                switch (spike.mix()) {
                    case WORLD -> Mix.WORLD;
                    case JAPAN -> Mix.JAPAN;
                });
    }

    private static List<Option> options(Links links) {
        return links.tracked().mapToObj(links::option).toList();
    }

    /** A day becomes as long as the load, as in a live run. */
    private double compression() {
        return Math.max(1, Math.rint(DAY_SECONDS / arrivals.seconds()));
    }

    @Override
    public void begin() {
        begun = around.timeline().now();
        backlog.clicksBegin();
        next();
    }

    private void next() {
        if (taken < arrivals.count()) {
            around.timeline().at(begun.plusMillis(arrivals.dueMillis(taken)), this::click);
        } else {
            around.timeline().at(begun.plusMillis((long) (requests.lastSeconds() * 1000)), this::end);
        }
    }

    /** All that are due in this millisecond. */
    private void click() {
        int due = arrivals.dueMillis(taken);
        for (; taken < arrivals.count() && arrivals.dueMillis(taken) == due; taken++) {
            open(due, clicks.at(due));
        }
        next();
    }

    private void open(int due, Clicks.Click click) {
        var request = disturbed.next();
        long micros = request.micros();
        if (request.arrives()) {
            long came = due * MICROS_OF_A_MILLI;
            long written = commits.written(came);
            micros += written - came;
            log.add(
                    tracked[click.link()],
                    click.visitor().kind(),
                    begun.plusMillis(Math.ceilDiv(written, MICROS_OF_A_MILLI)));
        }
        requests.add(due, micros, request.error());
    }

    private void end() {
        ended = true;
        backlog.clicksEnd();
        double lasted = requests.lastSeconds();
        around.results()
                .accept(new Load(
                        NAME,
                        "finished",
                        null,
                        parameters(),
                        begun.toEpochMilli(),
                        lasted,
                        List.of(requests.series(lasted)),
                        null,
                        log.labels()));
    }

    private Map<String, Object> parameters() {
        return new TreeMap<>(Map.of(
                "rate", Integer.toString(spike.base()),
                "spike", Integer.toString(spike.spike()),
                "warmUp", spike.warmUp().toSeconds() + "s",
                "ramp", spike.ramp().toSeconds() + "s",
                "hold", spike.hold().toSeconds() + "s",
                "decay", spike.decay().toSeconds() + "s",
                "mix", spike.mix().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public String words() {
        return "finished, %,d requests, %,d failed".formatted(requests.count(), requests.failed());
    }
}
