package syncline.sync.vault;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
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
}
