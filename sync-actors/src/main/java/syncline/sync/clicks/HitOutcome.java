package syncline.sync.clicks;

import syncline.sync.rules.FailureClass;

/** What the CRM answered to the row of a hit. */
public sealed interface HitOutcome {
    /** It holds the row, under this id. */
    record Written(String crmId) implements HitOutcome {}

    /** It refused the row; {@code errorType} is the API's, or {@link #NO_INVITE}. */
    record Refused(String errorType, String message) implements HitOutcome {
        /** The invite has no row in the CRM yet, as its device did not upload it. */
        public static final String NO_INVITE = "no_sent_message";

        /** Whether it counts as a failure of the hit itself (E4), and not of a right (E7) or of the invite's row. */
        boolean ownFault() {
            return !errorType.equals(NO_INVITE) && FailureClass.of(errorType) == FailureClass.RECORD;
        }
    }
}
