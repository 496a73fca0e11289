package syncline.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.faults.RecordFault;
import syncline.lab.http.HttpFault;
import syncline.scenario.Fault;
import syncline.scenario.When.Going;

/** Which faults are active when. */
public record FaultPlan(List<Fault> faults) {
    private static final List<String> OBJECTS = List.of("engage_profile__v", "engage_connection__v");

    /** What is broken at one time. */
    public record Active(
            List<HttpFault> engage,
            List<HttpFault> crm,
            List<RecordFault> records,
            Fault.@Nullable Limits limits,
            Fault.@Nullable ShortLinks shortLinks) {
        /** Nothing is. */
        public static final Active NONE = new Active(List.of(), List.of(), List.of(), null, null);
    }

    /**
     * When something is.
     *
     * @param seconds since the run began
     * @param lab what the lab's clock shows
     */
    public record Moment(double seconds, Instant lab) {
        /** How long after another moment this is, in seconds of either clock. */
        double since(Moment other, Fault.Clock clock) {
            return switch (clock) {
                case REAL -> seconds - other.seconds;
                case LAB -> FaultPlan.seconds(Duration.between(other.lab, lab));
            };
        }
    }

    /** Something that goes on. */
    public record Ongoing(Going going, Moment since) {}

    /** What is broken while these go on. */
    List<Fault> at(List<Ongoing> ongoing, Moment now) {
        return faults.stream()
                .filter(fault -> ongoing.stream().anyMatch(one -> holds(fault, one, now)))
                .toList();
    }

    private static boolean holds(Fault fault, Ongoing one, Moment now) {
        var lasting = fault.lasting();
        double passed = now.since(one.since, fault.clock()) - seconds(fault.from());
        return fault.during().covers(one.going) && passed >= 0 && (lasting == null || passed < seconds(lasting));
    }

    /** How long after something began another fault begins or ends. */
    public List<Duration> changes(Going going) {
        return faults.stream()
                .filter(fault -> fault.during().covers(going))
                .flatMap(FaultPlan::changes)
                .toList();
    }

    private static Stream<Duration> changes(Fault fault) {
        var from = fault.from();
        var lasting = fault.lasting();
        var begins = from.isZero() ? Stream.<Duration>empty() : Stream.of(from);
        return lasting == null ? begins : Stream.concat(begins, Stream.of(from.plus(lasting)));
    }

    /** What these faults are to the simulators. */
    public static Active active(List<Fault> faults) {
        var engage = new ArrayList<HttpFault>();
        var crm = new ArrayList<HttpFault>();
        var records = new ArrayList<RecordFault>();
        Fault.Limits limits = null;
        Fault.ShortLinks shortLinks = null;
        for (var fault : faults) {
            switch (fault) {
                case Fault.Calls calls -> (calls.on() == Fault.Party.CRM ? crm : engage).add(http(calls));
                case Fault.Writes writes -> OBJECTS.forEach(object -> records.add(record(object, writes)));
                case Fault.Limits last -> limits = last;
                case Fault.ShortLinks last -> shortLinks = last;
            }
        }
        return new Active(engage, crm, records, limits, shortLinks);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static HttpFault http(Fault.Calls fault) {
        var late = fault.latency();
        return new HttpFault(
                fault.rate().fraction(),
                late == null ? null : new HttpFault.Latency(late.p50(), late.p99()),
                fault.answer());
    }

    private static RecordFault record(String object, Fault.Writes fault) {
        double share = fault.rate().fraction();
        return new RecordFault(
                object,
                fault.sticky() ? 0 : share,
                fault.sticky() ? share : 0,
                null,
                fault.answer().name(),
                null);
    }
}
