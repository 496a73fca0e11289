package syncline.run;

import java.util.Locale;
import syncline.scenario.Durations;
import syncline.scenario.Fault;

/** What to call a fault. */
public final class FaultNames {
    private FaultNames() {}

    /** What breaks, as a person would say it: {@code 5% of the calls to the CRM: answered unavailable}. */
    public static String of(Fault fault) {
        return switch (fault) {
            case Fault.Writes writes ->
                writes.sticky()
                        ? "%s of the records are refused every time with %s".formatted(writes.rate(), writes.answer())
                        : "%s of the writes are refused with %s".formatted(writes.rate(), writes.answer());
            case Fault.Calls calls ->
                "%s of the calls to %s: %s"
                        .formatted(calls.rate(), calls.on() == Fault.Party.CRM ? "the CRM" : "Engage", broken(calls));
            case Fault.Limits limits ->
                "the CRM answers %,d calls in a window at once, others %s later"
                        .formatted(limits.burst(), Durations.print(limits.delay()));
            case Fault.ShortLinks links -> "%s of the short links cannot be made".formatted(links.rate());
        };
    }

    /** When it breaks: {@code during clicks, after 20s for 30s}. */
    public static String when(Fault fault) {
        var lasting = fault.lasting();
        String after = fault.from().isZero() ? "" : ", after " + Durations.print(fault.from());
        String length = lasting == null ? "" : ", for " + Durations.print(lasting);
        boolean labTime = fault.clock() == Fault.Clock.LAB && !(after + length).isEmpty();
        return "during " + fault.during() + after + length + (labTime ? " of lab time" : "");
    }

    private static String broken(Fault.Calls calls) {
        var late = calls.latency();
        String latency = late == null
                ? ""
                : "late by %s (p99 %s)".formatted(Durations.print(late.p50()), Durations.print(late.p99()));
        var answer = calls.answer();
        String answered = answer == null
                ? ""
                : "answered " + answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return latency.isEmpty() || answered.isEmpty() ? latency + answered : latency + ", " + answered;
    }
}
