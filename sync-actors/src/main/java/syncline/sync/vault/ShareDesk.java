package syncline.sync.vault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import syncline.sync.share.LinkApps;
import syncline.sync.share.SentMessage;
import syncline.sync.vault.CrmSignIn.Person;

/**
 * What sharing a link asks of the CRM, in the session of an admin. A stage fails with {@link CrmUnavailable} when the CRM refuses the
 * call.
 */
public interface ShareDesk {
    /** The most names, accounts or rows of one call. */
    int MOST = 500;

    /** An active end user of the Vault. */
    record EndUser(String id, String language) {}

    /** What became of a row. */
    sealed interface Kept {
        /** It is in the CRM by this id. */
        record Row(String id) implements Kept {}

        /** The CRM did not take it, and why. */
        record Refused(String why) implements Kept {}
    }

    /** Those of the names that are active end users. */
    CompletionStage<Map<String, EndUser>> endUsers(Person who, Collection<String> usernames);

    /** Those of the ids that are accounts. */
    CompletionStage<Set<String>> accounts(Person who, Collection<String> ids);

    /** What the CRM says of sharing options. */
    CompletionStage<LinkApps> linkApps(Person who);

    /**
     * Sends rows from the device of a user, with that user's rights; the answers are in the order of the rows. Rows that are sent again
     * are updated (I35).
     */
    CompletionStage<List<Kept>> upload(Person who, String username, String platform, List<SentMessage> rows);
}
