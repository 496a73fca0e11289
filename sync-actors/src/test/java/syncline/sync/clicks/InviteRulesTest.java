package syncline.sync.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.clicks.InviteRules.Answered;

class InviteRulesTest {
    private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
    private static final HitOutcome BAD = new HitOutcome.Refused("INVALID_DATA", "No");
    private static final HitOutcome NO_RIGHT = new HitOutcome.Refused("INSUFFICIENT_ACCESS", "No right");
    private static final HitOutcome NO_INVITE = new HitOutcome.Refused(HitOutcome.Refused.NO_INVITE, "None yet");

    private InviteState state = InviteState.UNOPENED;

    private static Hit hit(long seq, Hit.Kind kind) {
        return new Hit(seq, "EH" + seq, "EL1", kind, AT, "203.0.113.7", null);
    }

    private static Hit click(long seq) {
        return hit(seq, Hit.Kind.CLICK);
    }

    private static Answered written(Hit hit) {
        return new Answered(hit, new HitOutcome.Written("V" + hit.seq()));
    }

    private List<InviteEvent> settle(Answered... answers) {
        var events = InviteRules.settle(state, 1, AT, List.of(answers));
        for (InviteEvent event : events) {
            state = state.evolve(event);
        }
        return events;
    }

    @Test
    @Rule({"J12", "J26"})
    void everyHitNeedsARowUntilItHasOneAndNoneAfterThat() {
        assertThat(state.needs(2)).isTrue();
        settle(written(click(2)));
        assertThat(state.needs(2)).isFalse();
        assertThat(state.needs(4)).isTrue();
    }

    @Test
    @Rule("J26")
    void anAnswerThatComesAgainChangesNothing() {
        settle(written(click(2)));
        var before = state;
        assertThat(settle(written(click(2)))).isEmpty();
        assertThat(state).isEqualTo(before);
    }

    @Test
    @Rule("J26")
    void aRefusedHitWaitsWhileLaterOnesPassItBy() {
        settle(new Answered(click(2), BAD), written(click(4)));
        settle(written(click(6)));
        assertThat(state.needs(2)).isTrue();
        assertThat(state.needs(4)).isFalse();
        assertThat(state.waiting()).containsOnlyKeys(2L);
        settle(written(click(2)));
        assertThat(state.needs(2)).isFalse();
        assertThat(state).isEqualTo(new InviteState(6, 3, 0, new TreeMap<>()));
    }

    @Test
    @Rule({"E4", "E7"})
    void onlyAHitsOwnFailuresAreCounted() {
        settle(new Answered(click(2), NO_INVITE));
        settle(new Answered(click(2), NO_RIGHT));
        assertThat(state.waiting()).containsEntry(2L, 0);
        settle(new Answered(click(2), BAD));
        settle(new Answered(click(2), NO_INVITE));
        settle(new Answered(click(2), BAD));
        assertThat(state.waiting()).containsEntry(2L, 2);
    }

    @Test
    void clicksAndScansAreCountedApart() {
        settle(written(click(2)), written(hit(4, Hit.Kind.SCAN)), written(click(6)));
        assertThat(state.clicks()).isEqualTo(2);
        assertThat(state.scans()).isEqualTo(1);
    }

    @Test
    void hitsRefusedForOneReasonAreOneEventAndForTwoReasonsTwo() {
        assertThat(settle(new Answered(click(2), BAD), new Answered(click(4), BAD)))
                .hasSize(1);
        assertThat(settle(new Answered(click(6), BAD), new Answered(click(8), NO_RIGHT)))
                .hasSize(2);
    }

    @Test
    void aHundredThousandScansLeaveNothingButTheirNumber() {
        var scans = LongStream.rangeClosed(1, 100_000)
                .mapToObj(seq -> written(hit(seq, Hit.Kind.SCAN)))
                .toArray(Answered[]::new);
        settle(scans);
        assertThat(state.scans()).isEqualTo(100_000);
        assertThat(state.waiting()).isEmpty();
    }
}
