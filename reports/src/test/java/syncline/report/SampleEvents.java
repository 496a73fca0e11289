package syncline.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** A short run in which each kind of event comes up, the same each time. */
final class SampleEvents {
    private SampleEvents() {}

    static final Run RUN = new Run(
            "20260301-120000-täglich", "täglich", null, 42, "c0de", "H2", SampleResults.START, 0.5, null, Driver.LIVE);

    static List<RunEvent> ofEachKind() {
        var micros = new Histogram(3);
        micros.recordValue(1_500);
        return List.of(
                RUN,
                SampleResults.MACHINE,
                new Expectation("clicks.lost == 0", false, null),
                new Step(1, "invite: 20,000 links", 0.5, 2, 0),
                new FaultSpan(1, null, "crm.write: 5 % INVALID_DATA"),
                new ThroughputSample(1, 1000, 1),
                LatencySample.of(1, micros),
                new BacklogSample(1, 12_000),
                new ApiCallSample(1, 1900, 2000, 250),
                new MachineSample(1, 0.8, 12),
                new HeapSample(1, 512),
                new SyncResult(
                        1,
                        "full",
                        "manual",
                        null,
                        null,
                        SampleResults.START,
                        null,
                        1,
                        2,
                        10,
                        9,
                        0,
                        1,
                        0,
                        0,
                        null,
                        null,
                        List.of()),
                new PostProcessing(1, SampleResults.START, null, 2, 1, 500, 499, 1, 0, 11_500, null),
                new FaultSpan(1, 2.5, "crm.write: 5 % INVALID_DATA"),
                new Load("InviteClickSpike", "finished", null, Map.of("base", 100), 1L, 9, List.of(), null, null),
                new DeviceResult("full", "iPad", 1, 2, 0, 3, 1, null, List.of()),
                new Clicks(12_000, 500, 11_500, 0, 0, 0, new HitLabels(9_000, 2_000, 1_000, 0), null),
                new Consistency(10, 0, 0, 1, 0, List.of()),
                new Retries(1, 0, 2, 10, 10, new TreeMap<>(Map.of("1", 2L, "parked", 1L))),
                new Remark("The disk was slow.", false),
                RUN.until(9.5),
                new Expectation("clicks.lost == 0", true, "0"),
                new RunEnd(Verdict.PASSED));
    }
}
