package syncline.sync.rules;

import org.jspecify.annotations.Nullable;

/** What happens to one record in a sync: the rules of sections B to E, as two functions and no state. */
public final class RecordRules {
    private RecordRules() {}

    /** A decision with the event, or null, that must be stored before it is acted on. */
    public record Decided(Decision decision, @Nullable RecordEvent event) {
        private Decided(Decision decision) {
            this(decision, null);
        }
    }

    /** Whether and what to write for an offered record. */
    public static Decided decide(RecordState state, Offer offer) {
        boolean due = !(state.retry() instanceof Retry.InStep);
        if (!inScope(state, offer)) {
            return due
                    ? new Decided(new Decision.OutOfScope(), new RecordEvent.LeftScope(offer.sync(), offer.at()))
                    : new Decided(new Decision.OutOfScope());
        }
        if (staysParked(state, offer)) {
            return new Decided(new Decision.Parked());
        }
        CrmRow row = row(state.written(), offer);
        if (row.equals(state.written()) && !state.unsettled()) {
            var unchanged = new Decision.Unchanged(warning(offer));
            return due
                    ? new Decided(unchanged, new RecordEvent.FoundInStep(offer.sync(), offer.at()))
                    : new Decided(unchanged);
        }
        return enters(offer.record()) ? withParent(state, row, offer, due) : write(state, row, offer);
    }

    private static Decided withParent(RecordState state, CrmRow row, Offer offer, boolean due) {
        return switch (offer.parent()) {
            case PRESENT -> write(state, row, offer);
            case FAILED -> new Decided(new Decision.Held(FailureClass.RECORD), heldBack(offer));
            case FAILED_BY_CONFIGURATION -> new Decided(new Decision.Held(FailureClass.CONFIGURATION), heldBack(offer));
            case PARKED -> {
                boolean known = due && offer.record().revision() <= state.revision();
                yield new Decided(new Decision.Parked(), known ? null : heldBack(offer));
            }
        };
    }

    private static Decided write(RecordState state, CrmRow row, Offer offer) {
        return new Decided(
                send(state, row, offer), new RecordEvent.WriteStarted(offer.sync(), offer.at(), offer.record()));
    }

    /** Whether the record would be given a row if it had none (D13, O27). */
    private static boolean enters(EngageRecord record) {
        return switch (record) {
            case EngageProfile profile -> ProfileMapping.enters(profile);
            case EngageConnection connection -> ConnectionMapping.enters(connection);
        };
    }

    private static @Nullable String warning(Offer offer) {
        boolean gone = offer.record() instanceof EngageProfile profile && profile.deleted();
        return gone || offer.account() == null ? null : offer.account().warning();
    }

    private static RecordEvent heldBack(Offer offer) {
        return new RecordEvent.HeldBack(offer.sync(), offer.at(), offer.record().revision());
    }

    /** What to remember of the CRM's answer. */
    public static RecordEvent settle(Outcome outcome, RuleSettings settings) {
        return switch (outcome) {
            case Outcome.Accepted a -> new RecordEvent.RowWritten(a.sync(), a.at(), a.operation(), a.crmId(), a.row());
            case Outcome.Refused r ->
                new RecordEvent.WriteFailed(
                        r.sync(),
                        r.at(),
                        FailureClass.of(r.errorType()),
                        r.errorType(),
                        r.message(),
                        settings.retryLimit());
            case Outcome.Absent a -> new RecordEvent.RowAbsent(a.sync(), a.at());
        };
    }

    private static boolean inScope(RecordState state, Offer offer) {
        return switch (offer.record()) {
            case EngageProfile profile -> ProfileMapping.inScope(profile, state.mayHaveRow());
            case EngageConnection connection -> ConnectionMapping.inScope(connection, state.mayHaveRow(), offer.user());
        };
    }

    /** E4, E5 and E16: a parked record is passed by unless this sync tries them, or Engage changed it again. */
    private static boolean staysParked(RecordState state, Offer offer) {
        return state.retry() instanceof Retry.Parked
                && !offer.triesParked()
                && offer.record().revision() <= state.revision();
    }

    /**
     * The row that the CRM must hold of a record in scope (C4 to C33).
     *
     * @param written what it holds, or null
     */
    public static CrmRow row(@Nullable CrmRow written, Offer offer) {
        return switch (offer.record()) {
            case EngageProfile profile ->
                ProfileMapping.row(profile, (ProfileRow) written, offer.at(), offer.account());
            case EngageConnection connection ->
                ConnectionMapping.row(connection, (ConnectionRow) written, offer.user());
        };
    }

    private static Decision.Send send(RecordState state, CrmRow row, Offer offer) {
        CrmRow written = state.written();
        // After a write of unknown outcome the CRM may hold other values than the last confirmed ones: send every
        // field.
        CrmRow known = state.unsettled() ? null : written;
        boolean mayCreate = written != null || enters(offer.record());
        return new Decision.Send(operation(written, row), row, known, mayCreate, warning(offer));
    }

    private static Operation operation(@Nullable CrmRow written, CrmRow row) {
        return switch (row) {
            case ProfileRow profile ->
                profile.status() == ProfileRow.Status.DELETED ? Operation.DELETE_MARK : createOrUpdate(written);
            case ConnectionRow connection ->
                ends((ConnectionRow) written, connection) ? Operation.DEACTIVATE : createOrUpdate(written);
        };
    }

    private static boolean ends(@Nullable ConnectionRow written, ConnectionRow row) {
        return written != null && written.active() && !row.active();
    }

    private static Operation createOrUpdate(@Nullable CrmRow written) {
        return written == null ? Operation.CREATE : Operation.UPDATE;
    }
}
