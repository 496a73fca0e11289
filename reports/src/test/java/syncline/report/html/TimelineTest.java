package syncline.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import syncline.report.Driver;
import syncline.report.FaultSpan;
import syncline.report.PostProcessing;
import syncline.report.Results;
import syncline.report.ResultsSoFar;
import syncline.report.Run;
import syncline.report.SampleResults;
import syncline.report.SpikeSample;
import syncline.report.Step;
import syncline.report.html.Timeline.Bar;
import syncline.report.html.Timeline.Lane;

class TimelineTest {
    private static ResultsSoFar run(double seconds) {
        return new ResultsSoFar()
                .add(new Run("run", "run", null, 1, "c0de", "H2", SampleResults.START, seconds, null, Driver.LIVE));
    }

    private static Results jobs(int jobs) {
        var run = run(jobs);
        for (int i = 0; i < jobs; i++) {
            run.add(new PostProcessing(i + 1, null, null, i, 0.5, 1, 1, 0, 0, 0, i == 7 ? "broke off" : null));
        }
        return run.results();
    }

    @Test
    void eachStepAndFaultHasALaneAndSyncsShareOne() {
        assertThat(Timeline.of(SpikeSample.results()).lanes())
                .extracting(Lane::name)
                .containsExactly(
                        "1 sync: full, 38.0 s",
                        "2 invite: 20,000 links by 500 users, 12.0 s",
                        "3 clicks: 100/s, spike 1,000/s for 60s, world, 2 min 0 s",
                        "4 sync: incremental, 21.0 s",
                        "5 post-process, 38.0 s",
                        "6 post-process, 24.0 s",
                        "syncs",
                        "post-processing",
                        "fault: crm: throttled to 400 calls in 5 min",
                        "fault: crm.write: 5 % unavailable");
    }

    @Test
    void jobsThatOverlapHaveTwoLanes() {
        var run = run(9).add(new PostProcessing(1, null, null, 1, 5, 0, 0, 0, 0, 0, null))
                .add(new PostProcessing(2, null, null, 4, 5, 0, 0, 0, 0, 0, null));
        assertThat(Timeline.of(run.results()).lanes()).hasSize(2);
    }

    @Test
    void manyStepsShareALaneForEachThatRunAtOnce() {
        var run = run(20);
        for (int i = 0; i < 20; i++) {
            run.add(new Step(i + 1, "wait: 1d", i, 1, i % 2));
        }
        assertThat(Timeline.of(run.results()).lanes()).extracting(Lane::name).containsExactly("steps", "steps");
    }

    @Test
    void moreBarsThanALaneHasRoomForAreJoined() {
        assertThat(Timeline.of(jobs(200)).lanes().getFirst().bars()).hasSize(200);
        assertThat(Timeline.of(jobs(2_000)).lanes().getFirst().bars())
                .containsExactly(
                        new Bar("post-processing job 1 and those after it", Colour.TEAL, 0, 6.5),
                        new Bar("post-processing job 8", Colour.RED, 7, 0.5),
                        new Bar("post-processing job 9 and those after it", Colour.TEAL, 8, 1_991.5));
    }

    @Test
    void aFaultThatWasNotMendedLastsToTheEnd() {
        var run = run(9).add(new FaultSpan(2, null, "crm: slow")).results();
        assertThat(Timeline.of(run).lanes().getFirst().bars())
                .containsExactly(new Bar("fault: crm: slow", Colour.ORANGE, 2, 7));
    }

    @Test
    void beginsWithItsFirstBar() {
        assertThat(Timeline.of(SpikeSample.results()).begins()).isEqualTo(2);
        assertThat(Timeline.of(run(9).results()).begins()).isZero();
    }
}
