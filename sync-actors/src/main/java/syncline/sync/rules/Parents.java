package syncline.sync.rules;

import java.util.Map;

/**
 * Which profiles have no row for their connections to point to, as far as a sync knows, and why (E13, E14, O10): at most as many as
 * are not in step. As safe for use by many threads as the map it is made with.
 */
public final class Parents {
    private final Map<String, Parent> withoutRow;

    /** @param withoutRow an empty map that nobody else uses */
    public Parents(Map<String, Parent> withoutRow) {
        this.withoutRow = withoutRow;
    }

    /** When the sync begins: a profile that waits for a retry, or is parked. */
    public void waits(String profileId, boolean hasRow, boolean parked) {
        if (!hasRow) {
            withoutRow.put(profileId, parked ? Parent.PARKED : Parent.FAILED);
        }
    }

    /** A profile was considered and not sent; nothing follows from one that is out of scope. */
    public void decided(String profileId, boolean hasRow, Decision decision) {
        if (!(decision instanceof Decision.OutOfScope)) {
            stands(profileId, hasRow, decision instanceof Decision.Parked ? Parent.PARKED : Parent.FAILED);
        }
    }

    /** The CRM answered to a profile. */
    public void answered(String profileId, boolean hasRow, Outcome outcome) {
        stands(
                profileId,
                hasRow,
                switch (outcome) {
                    case Outcome.Refused refused -> Parent.failed(FailureClass.of(refused.errorType()));
                    case Outcome.Accepted accepted -> Parent.PRESENT;
                    case Outcome.Absent absent -> Parent.FAILED;
                });
    }

    private void stands(String profileId, boolean hasRow, Parent otherwise) {
        if (hasRow) {
            withoutRow.remove(profileId);
        } else {
            withoutRow.put(profileId, otherwise);
        }
    }

    /** How the row of this profile stands. */
    public Parent of(String profileId) {
        return withoutRow.isEmpty() ? Parent.PRESENT : withoutRow.getOrDefault(profileId, Parent.PRESENT);
    }
}
