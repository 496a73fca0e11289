package syncline.sync.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.RecordRules.Decided;

/** Rules that are wrong in one place: the histories must notice. */
enum PlantedFault implements MemoryLab.Rules {
    FORGETS_A_RETRY {
        @Override
        public RecordState evolve(RecordState state, RecordEvent event) {
            var after = state.evolve(event);
            return event instanceof RecordEvent.WriteFailed ? with(after, Retry.InStep.INSTANCE) : after;
        }
    },
    FORGETS_WHAT_WAS_HELD_BACK {
        @Override
        public RecordState evolve(RecordState state, RecordEvent event) {
            return event instanceof RecordEvent.HeldBack ? state : state.evolve(event);
        }
    },
    PARKS_AFTER_NINE {
        @Override
        public RecordState evolve(RecordState state, RecordEvent event) {
            var after = state.evolve(event);
            return after.retry().failures() == 9 ? with(after, new Retry.Parked(9, event.sync())) : after;
        }
    },
    COUNTS_A_MISSING_RIGHT {
        @Override
        public RecordState evolve(RecordState state, RecordEvent event) {
            boolean right = event instanceof RecordEvent.WriteFailed failed
                    && failed.failureClass() == FailureClass.CONFIGURATION;
            return right
                    ? with(state.evolve(event), state.retry().afterFailure(event.sync(), Retry.LIMIT))
                    : state.evolve(event);
        }
    },
    TAKES_EVERY_WRITE_FOR_ANSWERED {
        @Override
        public RecordState evolve(RecordState state, RecordEvent event) {
            var after = state.evolve(event);
            return new RecordState(after.revision(), after.written(), after.crmId(), 0, after.retry());
        }
    },
    NEVER_LETS_A_CHANGE_UNPARK {
        @Override
        public Decided decide(RecordState state, Offer offer) {
            return state.retry() instanceof Retry.Parked && !offer.triesParked()
                    ? new Decided(new Decision.Parked(), null)
                    : RecordRules.decide(state, offer);
        }
    },
    MAKES_ROWS_OF_WHAT_ENDED {
        @Override
        public Decided decide(RecordState state, Offer offer) {
            var decided = RecordRules.decide(state, offer);
            return decided.decision() instanceof Decision.Send s
                    ? new Decided(
                            new Decision.Send(s.operation(), s.row(), s.known(), true, s.warning()), decided.event())
                    : decided;
        }
    },
    HOLDS_AN_END_BACK {
        @Override
        public Decided decide(RecordState state, Offer offer) {
            boolean waits = offer.parent() != Parent.PRESENT && state.written() != null;
            return waits
                    ? new Decided(
                            new Decision.Held(FailureClass.RECORD),
                            new RecordEvent.HeldBack(
                                    offer.sync(), offer.at(), offer.record().revision()))
                    : RecordRules.decide(state, offer);
        }
    },
    SENDS_AN_END_WITH_ITS_PROFILE {
        @Override
        public Map<String, @Nullable Object> fields(Decision.Send send, EngageRecord record) {
            var fields = send.fields();
            if (record instanceof EngageConnection connection && !connection.active()) {
                fields.put(ConnectionRow.PROFILE, connection.profileId());
            }
            return fields;
        }
    };

    private static RecordState with(RecordState state, Retry retry) {
        return new RecordState(state.revision(), state.written(), state.crmId(), state.openWrites(), retry);
    }
}
