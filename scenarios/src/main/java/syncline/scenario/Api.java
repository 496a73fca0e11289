package syncline.scenario;

import java.time.Duration;

/** The CRM's API as a run in virtual time models it; a live run calls a real one instead. */
public record Api(
        @About("Calls that a sync has under way at once; virtual time only")
        @Default("2")
        @Between(min = "1", max = "64")
        int parallel,

        @About("Calls answered at once in five minutes of lab time; virtual time only")
        @Default("2000")
        @Between(min = "0", max = "1000000")
        int burst,

        @About("What each further call is delayed by; virtual time only")
        @Default("500ms")
        @Between(min = "1ms", max = "1m")
        Duration delay,

        @About("How long a write of 500 records takes; virtual time only") @Default("{}")
        Write write,

        @About("How long a page of a query takes; virtual time only")
        @Default("300ms")
        @Between(min = "1ms", max = "1m")
        Duration query) {

    /** How long writes take: log-normal, by the median and the 95th percentile (N5). */
    public record Write(
            @About("Half of the calls are faster") @Default("800ms") @Between(min = "1ms", max = "1m")
            Duration p50,

            @About("One in twenty calls is slower") @Default("3s") @Between(min = "1ms", max = "10m")
            Duration p95) {}
}
