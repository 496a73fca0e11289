package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.AProfile.named;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import syncline.lab.Rule;
import syncline.sync.AConnection;
import syncline.sync.AProfile;

/** Random lives of one record beside a CRM that is nothing but a map: what the record's state says must be so there. */
class RecordHistoryTest {
    private static final Instant SIGN_UP = Instant.parse("2025-01-01T00:00:00Z");
    private static final CrmUser RITA = new CrmUser("1001", "rep1", "Rita Reps");

    /** What becomes of a write. */
    enum Answer {
        ACCEPTED,
        REFUSED,
        REFUSED_BY_CONFIGURATION,
        /** The sync stopped before the call reached the CRM. */
        LOST_BEFORE,
        /** The sync stopped after the CRM took it. */
        LOST_AFTER
    }

    /** What happens in Engage before a sync. */
    enum Change {
        NONE,
        TOUCH,
        TITLE,
        OTHER_TITLE,
        LEAVE,
        RETURN,
        DELETE
    }

    record Night(Change change, Scope scope, boolean parentMissing, Answer answer) {}

    @Provide
    Arbitrary<List<Night>> nights() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(20, Change.NONE),
                                net.jqwik.api.Tuple.of(1, Change.TOUCH),
                                net.jqwik.api.Tuple.of(2, Change.TITLE),
                                net.jqwik.api.Tuple.of(2, Change.OTHER_TITLE),
                                net.jqwik.api.Tuple.of(1, Change.LEAVE),
                                net.jqwik.api.Tuple.of(1, Change.RETURN),
                                net.jqwik.api.Tuple.of(1, Change.DELETE)),
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(9, Scope.INCREMENTAL), net.jqwik.api.Tuple.of(1, Scope.FULL)),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(9, false), net.jqwik.api.Tuple.of(1, true)),
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(2, Answer.ACCEPTED),
                                net.jqwik.api.Tuple.of(12, Answer.REFUSED),
                                net.jqwik.api.Tuple.of(1, Answer.REFUSED_BY_CONFIGURATION),
                                net.jqwik.api.Tuple.of(1, Answer.LOST_BEFORE),
                                net.jqwik.api.Tuple.of(1, Answer.LOST_AFTER)))
                .as(Night::new)
                .list()
                .ofMaxSize(60);
    }

    /** A profile or a connection in Engage, as the changes leave it. */
    private interface Subject {
        void change(Change change, Instant at);

        EngageRecord now();
    }

    private static Subject profile() {
        return new Subject() {
            private final AProfile profile = named("EP1", SIGN_UP);
            private boolean deleted;

            @Override
            public void change(Change change, Instant at) {
                if (deleted || change == Change.NONE) {
                    return;
                }
                var changed = switch (change) {
                    case NONE, TOUCH -> profile;
                    case TITLE -> profile.title("Prof");
                    case OTHER_TITLE -> profile.title(null).degrees("MD", "PhD");
                    case LEAVE -> profile.connections(0, 0);
                    case RETURN -> profile.connections(2, 1);
                    case DELETE -> profile.deleted(at);
                };
                deleted = change == Change.DELETE;
                changed.changed(at);
            }

            @Override
            public EngageRecord now() {
                return profile.now();
            }
        };
    }

    private static Subject connection() {
        return new Subject() {
            private final AConnection connection = AConnection.of("EC1", "EP1", SIGN_UP);

            @Override
            public void change(Change change, Instant at) {
                switch (change) {
                    case NONE -> {}
                    case TOUCH, TITLE, OTHER_TITLE -> connection.changed(at);
                    case LEAVE, DELETE -> connection.disconnected(at);
                    case RETURN -> connection.connected(at);
                }
            }

            @Override
            public EngageRecord now() {
                return connection.now();
            }
        };
    }

    /** The record's state beside the CRM's row, night after night. */
    private static final class World {
        private final Subject subject;
        private final boolean child;
        private final Map<String, @Nullable Object> row = new HashMap<>();
        private RecordState state = RecordState.UNKNOWN;
        private int sync;
        private int triesInARow;
        private long triedRevision;

        World(Subject subject, boolean child) {
            this.subject = subject;
            this.child = child;
        }

        void pass(Night night) {
            sync++;
            Instant at = SIGN_UP.plus(Duration.ofDays(sync));
            subject.change(night.change(), at);
            var offer = new Offer(
                    sync,
                    night.scope() == Scope.FULL,
                    at,
                    subject.now(),
                    child && row.isEmpty() && night.parentMissing() ? Parent.FAILED : Parent.PRESENT,
                    child ? RITA : null,
                    null);
            var decided = RecordRules.decide(state, offer);
            if (decided.event() != null) {
                state = state.evolve(decided.event());
            }
            if (decided.decision() instanceof Decision.Send send) {
                countTry(offer);
                settle(send, night.answer(), at);
            } else if (decided.decision() instanceof Decision.Unchanged) {
                holds(send(offer));
            }
        }

        /** A fresh actor that reads nothing but an unchanged row must come to the CRM's row. */
        private CrmRow send(Offer offer) {
            var written = state.written();
            assertThat(written).as("unchanged from what is written").isNotNull();
            return written == null ? fail(offer) : written;
        }

        private static CrmRow fail(Offer offer) {
            throw new AssertionError(offer);
        }

        private void countTry(Offer offer) {
            boolean changed = offer.record().revision() > triedRevision;
            triesInARow = changed ? 1 : triesInARow + 1;
            triedRevision = offer.record().revision();
        }

        private void settle(Decision.Send send, Answer answer, Instant at) {
            switch (answer) {
                case ACCEPTED -> {
                    if (!send.mayCreate() && row.isEmpty()) {
                        state = state.evolve(RecordRules.settle(new Outcome.Absent(sync, at), RuleSettings.CHOSEN));
                        assertThat(state.mayHaveRow()).isFalse();
                        return;
                    }
                    row.putAll(send.fields());
                    state = state.evolve(RecordRules.settle(
                            new Outcome.Accepted(sync, at, send.operation(), "V1", send.row()), RuleSettings.CHOSEN));
                    assertThat(state.retry()).isEqualTo(Retry.InStep.INSTANCE);
                    holds(send.row());
                    triesInARow = 0;
                }
                case REFUSED ->
                    state = state.evolve(RecordRules.settle(
                            new Outcome.Refused(sync, at, "INVALID_DATA", "No"), RuleSettings.CHOSEN));
                case REFUSED_BY_CONFIGURATION -> {
                    int before = state.retry().failures();
                    state = state.evolve(RecordRules.settle(
                            new Outcome.Refused(sync, at, "INSUFFICIENT_ACCESS", "No"), RuleSettings.CHOSEN));
                    assertThat(state.retry().failures()).isEqualTo(before);
                }
                case LOST_BEFORE -> {}
                case LOST_AFTER -> {
                    if (send.mayCreate() || !row.isEmpty()) {
                        row.putAll(send.fields());
                    }
                }
            }
        }

        private void holds(CrmRow expected) {
            assertThat(row).isEqualTo(expected.fields());
        }
    }

    @Property(tries = 2000)
    @Rule({"C1", "C21", "E8"})
    void whatIsTakenForWrittenIsWhatTheCrmHolds(@ForAll("nights") List<Night> nights) {
        for (var world : List.of(new World(profile(), false), new World(connection(), true))) {
            nights.forEach(world::pass);
        }
    }

    @Property(tries = 2000)
    @Rule({"E3", "E4", "E5", "E6"})
    void anUnchangedRecordIsTriedAtMostTenTimesByIncrementalSyncs(@ForAll("nights") List<Night> nights) {
        var onlyRefusals = nights.stream()
                .filter(night -> night.answer() == Answer.ACCEPTED || night.answer() == Answer.REFUSED)
                .map(night -> new Night(night.change(), Scope.INCREMENTAL, false, night.answer()))
                .toList();
        for (var world : List.of(new World(profile(), false), new World(connection(), true))) {
            for (Night night : onlyRefusals) {
                world.pass(night);
                assertThat(world.triesInARow).isLessThanOrEqualTo(10);
            }
        }
    }

    @Property(tries = 500)
    @Rule("E8")
    void oneAcceptedWriteHealsEveryHistory(@ForAll("nights") List<Night> nights) {
        for (var world : List.of(new World(profile(), false), new World(connection(), true))) {
            nights.forEach(world::pass);
            world.pass(new Night(Change.NONE, Scope.FULL, false, Answer.ACCEPTED));
            assertThat(world.state.retry()).isEqualTo(Retry.InStep.INSTANCE);
            if (!world.row.isEmpty()) {
                world.pass(new Night(Change.DELETE, Scope.INCREMENTAL, false, Answer.ACCEPTED));
                assertThat(world.row)
                        .containsEntry(world.child ? "active__v" : "name__v", world.child ? false : "Deleted User");
            }
        }
    }
}
