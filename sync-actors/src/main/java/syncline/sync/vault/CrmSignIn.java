package syncline.sync.vault;

import java.time.ZoneId;
import java.util.concurrent.CompletionStage;

/** Signing people in at the CRM. A stage fails with {@link CrmUnavailable} when the CRM cannot be asked, or is asked too often. */
public interface CrmSignIn {
    /** Whether the CRM knows somebody. */
    sealed interface Answer {
        /** It does. */
        record SignedIn(Person person) implements Answer {}

        /** It does not let them in; {@code reason} is the CRM's. */
        record Refused(String reason) implements Answer {}
    }

    /**
     * Somebody who is signed in.
     *
     * @param session the CRM's key to this sign-in; never shown
     * @param securityProfile what they may do, as in "business admin"
     * @param zone their time zone
     */
    record Person(String username, String session, String securityProfile, ZoneId zone) {
        @Override
        public String toString() {
            return "Person[%s, %s, %s]".formatted(username, securityProfile, zone);
        }
    }

    /** Opens a session and asks whose it is. */
    CompletionStage<Answer> signIn(String username, String password);
}
