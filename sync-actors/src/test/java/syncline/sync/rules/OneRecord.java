package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.AProfile.named;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.sync.AConnection;
import syncline.sync.AProfile;
import syncline.sync.rules.Decision.Send;

/** A profile and a connection of it, for tests that lead one of them through syncs. */
abstract class OneRecord {
    private static final Instant SIGN_UP = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant FIRST_NIGHT = Instant.parse("2026-03-01T02:00:00Z");
    static final CrmUser RITA = new CrmUser("1001", "rep1", "Rita Reps");

    final AProfile ada = named("EP1", SIGN_UP);
    final AConnection connection = AConnection.of("EC1", "EP1", SIGN_UP);

    static Instant night(int sync) {
        return FIRST_NIGHT.plus(Duration.ofDays(sync - 1L));
    }

    /** One record on its way through syncs, as its actor would lead it. */
    static final class Life {
        RecordState state = RecordState.UNKNOWN;
        private int sync;
        RuleSettings rules = RuleSettings.CHOSEN;

        Decision offer(EngageRecord record, Scope scope, Parent parent, @Nullable CrmUser user) {
            sync++;
            var decided = RecordRules.decide(
                    state,
                    new Offer(sync, scope == Scope.FULL, night(sync), record, parent, user, TheAccount.of(record)));
            if (decided.event() != null) {
                state = state.evolve(decided.event());
            }
            return decided.decision();
        }

        Decision offer(EngageRecord record) {
            return offer(record, Scope.INCREMENTAL, Parent.PRESENT, RITA);
        }

        void accept(Decision decision) {
            var send = (Send) decision;
            settle(new Outcome.Accepted(sync, night(sync), send.operation(), "V1", send.row()));
        }

        void refuse() {
            refuse("INVALID_DATA");
        }

        void refuse(String errorType) {
            settle(new Outcome.Refused(sync, night(sync), errorType, "No"));
        }

        void settle(Outcome outcome) {
            state = state.evolve(RecordRules.settle(outcome, rules));
        }

        Life failing(EngageRecord record, int times) {
            for (int i = 0; i < times; i++) {
                assertThat(offer(record)).isInstanceOf(Send.class);
                refuse();
            }
            return this;
        }

        Life written(EngageRecord record) {
            accept(offer(record));
            return this;
        }
    }

    static Send sent(Decision decision) {
        assertThat(decision).isInstanceOf(Send.class);
        return (Send) decision;
    }
}
