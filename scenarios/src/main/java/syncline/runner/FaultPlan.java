package syncline.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import syncline.crm.faults.RecordFault;
import syncline.lab.http.HttpFault;
import syncline.scenario.Fault;
import syncline.scenario.When.Going;

/** Which faults are active when. */
record FaultPlan(List<Fault> faults) {
    private static final List<String> OBJECTS = List.of("engage_profile__v", "engage_connection__v");

    /** What is broken at one time. */
    record Active(
            List<HttpFault> engage,
            List<HttpFault> crm,
            List<RecordFault> records,
            Fault.@Nullable Limits limits,
            Fault.@Nullable ShortLinks shortLinks) {
        /** Nothing is. */
        static final Active NONE = new Active(List.of(), List.of(), List.of(), null, null);
    }

    /**
     * Something that goes on.
     *
     * @param since in seconds
     */
    record Ongoing(Going going, double since) {}

    /** What is broken while these go on; {@code now} in seconds. */
    List<Fault> at(List<Ongoing> ongoing, double now) {
        return faults.stream()
                .filter(fault -> ongoing.stream().anyMatch(one -> holds(fault, one, now)))
                .toList();
    }

    private static boolean holds(Fault fault, Ongoing one, double now) {
        var lasting = fault.lasting();
        double passed = now - one.since - seconds(fault.from());
        return fault.during().covers(one.going) && passed >= 0 && (lasting == null || passed < seconds(lasting));
    }

    /** How long after something began another fault begins or ends, in seconds. */
    List<Double> changes(Going going) {
        Predicate<Fault> timed = fault -> !fault.from().isZero() || fault.lasting() != null;
        return faults.stream()
                .filter(fault -> fault.during().covers(going))
                .filter(timed)
                .flatMapToDouble(FaultPlan::changes)
                .boxed()
                .toList();
    }

    private static DoubleStream changes(Fault fault) {
        double from = seconds(fault.from());
        var lasting = fault.lasting();
        return lasting == null ? DoubleStream.of(from) : DoubleStream.of(from, from + seconds(lasting));
    }

    /** What these faults are to the simulators. */
    static Active active(List<Fault> faults) {
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
