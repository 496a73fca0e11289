package syncline.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Timeline timeline = new Timeline(START);
    private final List<String> happened = new ArrayList<>();

    @Test
    void eventsComeInTheOrderOfTimeAndThenAsTheyWerePutDown() {
        happens("late", 20);
        happens("early", 10);
        happens("early too", 10);

        timeline.runUntil(() -> happened.size() == 3);

        assertThat(happened).containsExactly("early at 10", "early too at 10", "late at 20");
    }

    @Test
    void theClockJumpsToTheEventThatEndsTheWait() {
        happens("first", 10);
        happens("second", 90 * 24 * 3600);
        happens("third", 90 * 24 * 3600 + 1);

        timeline.runUntil(() -> happened.size() == 2);

        assertThat(timeline.now()).isEqualTo(START.plus(Duration.ofDays(90)));
        assertThat(happened).hasSize(2);
    }

    @Test
    void nothingIsTakenWhenNothingIsWaitedFor() {
        happens("never", 10);

        timeline.runUntil(() -> true);

        assertThat(happened).isEmpty();
        assertThat(timeline.now()).isEqualTo(START);
    }

    @Test
    void anEmptyAgendaIsAnErrorWhileSomethingIsWaitedFor() {
        happens("only", 10);

        assertThatIllegalStateException()
                .isThrownBy(() -> timeline.runUntil(() -> false))
                .withMessageContaining("2026-01-01T00:00:10Z");
    }

    @Test
    void timePassesWithAllThatIsDueOnTheWay() {
        happens("at the end", 60);
        happens("after it", 61);
        timeline.after(Duration.ofSeconds(30), () -> happens("put down on the way", 15));

        timeline.advance(Duration.ofSeconds(60));

        assertThat(happened).containsExactly("put down on the way at 45", "at the end at 60");
        assertThat(timeline.now()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void timeNeverRunsBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> timeline.advance(Duration.ofMillis(-1)));
        timeline.advance(Duration.ofSeconds(5));

        timeline.advanceTo(START);
        timeline.at(START, () -> happened.add("late"));
        timeline.runUntil(() -> !happened.isEmpty());

        assertThat(timeline.now()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void timesAreInMilliseconds() {
        timeline.after(Duration.ofNanos(1_999_999), () -> happened.add("it"));
        timeline.runUntil(() -> !happened.isEmpty());
        timeline.advance(Duration.ofNanos(1_500_000));

        assertThat(timeline.instant()).isEqualTo(START.plusMillis(2));
    }

    @Test
    void episodesTogetherHaveEndedWhenAllHave() {
        Episode first = () -> happened.contains("first at 1");
        Episode second = () -> happened.contains("second at 2");
        happens("first", 1);
        happens("second", 2);
        happens("third", 3);

        timeline.runUntilEnded(Episode.all(List.of(first, second)));

        assertThat(happened).containsExactly("first at 1", "second at 2");
        assertThat(Episode.all(List.of(Episode.ENDED, () -> false)).ended()).isFalse();
        assertThat(Episode.all(List.of()).ended()).isTrue();
    }

    @Test
    void whoOnlyLooksComesInTurnAndChangesNothing() {
        assertThat(timeline.changesAt()).isEqualTo(Instant.MAX);
        happens("first", 10);
        timeline.look(Duration.ofSeconds(5), () -> happened.add("a look"));
        timeline.look(Duration.ofSeconds(10), () -> happened.add("another"));
        happens("second", 10);
        assertThat(timeline.changesAt()).isEqualTo(START.plusSeconds(10));

        timeline.advance(Duration.ofSeconds(10));

        assertThat(happened).containsExactly("a look", "first at 10", "another", "second at 10");
        assertThat(timeline.changesAt()).isEqualTo(Instant.MAX);
    }

    private void happens(String what, int seconds) {
        timeline.after(
                Duration.ofSeconds(seconds),
                () -> happened.add("%s at %d"
                        .formatted(what, Duration.between(START, timeline.now()).toSeconds())));
    }
}
