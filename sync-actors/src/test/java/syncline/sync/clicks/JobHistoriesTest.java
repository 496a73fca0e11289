package syncline.sync.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;

/** Random histories of clicks, refusals, invites that come late, and jobs that break off anywhere: no hit is lost, none doubled. */
class JobHistoriesTest {
    private static final int TO_THE_END = Integer.MAX_VALUE;

    /** Something that happens. */
    sealed interface Happening {
        record Click(int link) implements Happening {}

        /** The invite comes to the CRM, or leaves it. */
        record Invite(int link) implements Happening {}

        /** The CRM refuses a hit, or does not any more. */
        record Refusal(int hit) implements Happening {}

        record Job(int steps) implements Happening {}
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        var link = Arbitraries.integers().between(0, 3);
        return Arbitraries.<Happening>frequencyOf(
                        Tuple.of(10, link.map(Happening.Click::new)),
                        Tuple.of(2, link.map(Happening.Invite::new)),
                        Tuple.of(2, Arbitraries.integers().between(1, 30).map(Happening.Refusal::new)),
                        Tuple.of(3, Arbitraries.integers().between(0, 25).map(Happening.Job::new)),
                        Tuple.of(1, Arbitraries.just(new Happening.Job(TO_THE_END))))
                .list()
                .ofMaxSize(80);
    }

    private static void play(MemoryJobs jobs, List<Happening> history) {
        for (Happening happening : history) {
            boolean ended = false;
            switch (happening) {
                case Happening.Click click -> jobs.click("EL" + click.link());
                case Happening.Invite invite -> toggle(jobs.withoutInvite, "EL" + invite.link());
                case Happening.Refusal refusal -> toggle(jobs.bad, (long) refusal.hit());
                case Happening.Job job -> ended = jobs.job(job.steps());
            }
            check(jobs, ended);
        }
        jobs.bad.clear();
        jobs.withoutInvite.clear();
        check(jobs, jobs.job(TO_THE_END));
        assertThat(jobs.rows).as("all rows, when all is well").hasSize(jobs.log.size());
    }

    private static <T> void toggle(Set<T> set, T item) {
        if (!set.remove(item)) {
            set.add(item);
        }
    }

    private static void check(MemoryJobs jobs, boolean ended) {
        for (Hit hit : jobs.log) {
            boolean row = jobs.rows.contains(hit.id());
            boolean waits = jobs.waiting.containsKey(hit.seq()) || hit.seq() > jobs.upTo;
            assertThat(row || waits).as("%s has a row or waits", hit.id()).isTrue();
            if (ended) {
                assertThat(row && waits).as("%s is counted twice", hit.id()).isFalse();
                assertThat(jobs.state(hit.link()).needs(hit.seq())).isEqualTo(waits);
            }
        }
        if (ended) {
            assertThat(jobs.invites.values().stream()
                            .mapToLong(InviteState::clicks)
                            .sum())
                    .isEqualTo(jobs.rows.size());
        }
    }

    @Property(tries = 20_000)
    @Rule({"J12", "J26"})
    void everyHitHasOneRowOrWaitsWhateverHappens(@ForAll("histories") List<Happening> history) {
        play(new MemoryJobs(true), history);
    }

    @Test
    void pagesSettledOutOfOrderWouldLoseAHit() {
        var history = new ArrayList<Happening>();
        for (int i = 0; i < 6; i++) {
            history.add(new Happening.Click(0));
        }
        history.add(new Happening.Invite(0));
        assertThatThrownBy(() -> {
                    for (int steps = 0; steps < 20; steps++) {
                        var played = new ArrayList<>(history);
                        played.add(new Happening.Job(steps));
                        play(new MemoryJobs(false), played);
                    }
                })
                .isInstanceOf(AssertionError.class);
    }
}
