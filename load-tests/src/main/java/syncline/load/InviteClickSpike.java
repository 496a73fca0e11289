package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import syncline.load.arrivals.Arrivals;
import syncline.load.audience.Audience;
import syncline.load.audience.Clicks;
import syncline.load.audience.Mix;
import syncline.load.measure.Outcome;

/**
 * A spike of clicks at the invite links that users have shared: a base rate, a steep rise, a while at the top, and a slower way
 * back. People, chat previews and mail scanners click in the shares, with the delays and the user agents of N19 to N27.
 */
public final class InviteClickSpike extends MeasuredSimulation<InviteClickSpike.Told> {
    private final Turns turns;

    /** Whether something is done. */
    enum Answer {
        NO,
        YES
    }

    /**
     * What it is told.
     *
     * @param arrivals when clicks are due
     * @param compression by how much people open links sooner than in life; unless told, a day becomes as long as the load
     * @param guesses share of requests for tokens that nobody has
     * @param accept whether people who would accept sign up and do
     * @param maxDuration when to stop although answers are missing
     */
    record Told(
            URI engage,
            Arrivals arrivals,
            Mix mix,
            double compression,
            double guesses,
            Answer accept,
            Duration maxDuration,
            long seed,
            Path out,
            Map<String, String> parameters)
            implements Plan {
        /** Each request is kept until the end, and so many fit into a heap of 512 MB. */
        private static final int MOST_CLICKS = 2_000_000;

        private static final double DAY_SECONDS = 86_400;

        static Told from(Settings settings) {
            double rate = settings.number("rate", 100, 0, 10_000);
            double spike = settings.number("spike", 10 * rate, 0, 10_000);
            int warmUp = settings.seconds("warmUp", "10s", 1);
            int ramp = settings.seconds("ramp", "5s", 1);
            int hold = settings.seconds("hold", "60s", 1);
            int decay = settings.seconds("decay", "30s", 1);
            int length = warmUp + ramp + hold + decay;
            if (rate * (warmUp + decay) + spike * (ramp + hold + decay) > MOST_CLICKS) {
                settings.refuse("These are more than %,d clicks: ask for a lower rate or a shorter spike."
                        .formatted(MOST_CLICKS));
            }
            return new Told(
                    settings.engage(),
                    Arrivals.spike(rate, spike, warmUp, ramp, hold, decay),
                    settings.choice("mix", Mix.WORLD),
                    settings.number("compression", Math.max(1, Math.rint(DAY_SECONDS / length)), 1, DAY_SECONDS),
                    settings.number("guesses", 0, 0, 1),
                    settings.choice("accept", Answer.NO),
                    settings.duration("maxDuration", "1h", Duration.ofSeconds(1)),
                    settings.seed(),
                    settings.out(),
                    settings.check());
        }

        @Override
        public void reach() {
            links();
        }

        List<Link> links() {
            return new Service(engage, "base").links();
        }
    }

    public InviteClickSpike() {
        super(Told::from);
        var links = plan.links();
        turns = new Turns(plan.arrivals());
        var clicks = new Clicks(
                new Audience(plan.seed(), plan.mix()),
                links.stream().map(Link::option).toList(),
                plan.compression());
        var openings = new Openings(
                plan.engage(),
                links,
                clicks,
                turns,
                plan.guesses(),
                plan.accept() == Answer.YES,
                plan.seed(),
                measured,
                measurement);
        setUp(scenario("clicks").exec(openings.one()).injectOpen(turns.injection()))
                .protocols(accepting("text/html").disableCaching())
                .maxDuration(plan.maxDuration());
    }

    @Override
    public void after() {
        if (turns.allTaken() && measured.allAnswered()) {
            measurement.finished();
        } else {
            measurement.failed(
                    Outcome.TIMED_OUT,
                    "Clicks or answers were still missing after "
                            + plan.maxDuration().toSeconds() + " s.");
        }
        super.after();
    }
}
