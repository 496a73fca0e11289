package syncline.sync.vault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.clicks.ActivityRow;
import syncline.sync.rules.AccountMerges;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmUser;

/** What the sync asks of its target. A stage fails with {@link CrmUnavailable} when the CRM refuses a call as a whole. */
public interface CrmPort {
    /** Most records of one call (N3). */
    int BATCH = 500;

    /** The CRM's answer for one record. */
    sealed interface Answer {
        /** The row was created or changed. */
        record Written(String crmId) implements Answer {}

        /** The row held all this already. */
        record NoChange(String crmId) implements Answer {}

        /** The row was refused. */
        record Refused(String errorType, String message) implements Answer {}

        /** There is no row to be changed, or none to belong to. */
        record Absent() implements Answer {}
    }

    /** The end users of the Vault. Signs in first if there is no session. */
    CompletionStage<List<CrmUser>> users();

    /**
     * Creates or updates rows found by vexternal_id__v.
     *
     * @param records at most {@link #BATCH}, each the fields to write, null to clear one
     * @return one answer per record, in the same order
     */
    CompletionStage<List<Answer>> upsert(CrmObject object, List<Map<String, @Nullable Object>> records);

    /** The same, but makes no rows: a record without one is {@link Answer.Absent}. */
    CompletionStage<List<Answer>> update(CrmObject object, List<Map<String, @Nullable Object>> records);

    /**
     * Creates rows of message_activity__v, or finds them by vexternal_id__v. One whose invite has no row is {@link Answer.Absent}.
     *
     * @param records at most {@link #BATCH}, as {@link ActivityRow} makes them
     * @return one answer per record, in the same order
     */
    CompletionStage<List<Answer>> upsertActivities(List<Map<String, @Nullable Object>> records);

    /** All merges of accounts that the Vault recorded (C23). Fails with {@link AccessRefused} if they may not be read (G12). */
    CompletionStage<List<AccountMerges.Merge>> accountMerges();

    /**
     * Those of these accounts that exist (C24). Fails with {@link AccessRefused} if accounts may not be read.
     *
     * @param ids at most {@link #BATCH}
     */
    CompletionStage<Set<String>> existingAccounts(Collection<String> ids);

    /**
     * The external ids of the profile rows that point to one of these accounts (B17).
     *
     * @param accounts at most {@link #BATCH}
     */
    CompletionStage<List<String>> profilesOf(Collection<String> accounts);

    /**
     * The external ids of those of these rows that somebody else than the integration user changed last (C38). Fails with
     * {@link AccessRefused} if that may not be read.
     *
     * @param crmIds at most {@link #BATCH}
     */
    CompletionStage<Set<String>> editedOutside(CrmObject object, Collection<String> crmIds);
}
