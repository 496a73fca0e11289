package syncline.sync.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;
import syncline.sync.vault.CrmSignIn.Person;

/**
 * What an admin looks up in the CRM, in a session of their own, so that nobody sees more than the CRM lets them. A stage fails
 * with {@link CrmUnavailable} when the CRM refuses the call.
 */
public interface CrmDesk {
    /** A row with all fields that the person may read, found by Engage's id; empty if there is none. */
    CompletionStage<Optional<Map<String, @Nullable Object>>> row(Person who, CrmObject object, String externalId);

    /** The id of the record of an end user, empty if the Vault has no such user. */
    CompletionStage<Optional<String>> userId(Person who, String username);

    /** An account on the device of an end user, empty if the device does not hold it. */
    CompletionStage<Optional<DeviceAccount>> device(Person who, String username, String platform, String account);

    /**
     * An account as a device holds it, with the profiles linked to it, the connections with these, and the messages on its timeline; rows
     * as the user may read them.
     */
    record DeviceAccount(
            Map<String, @Nullable Object> account,
            List<Map<String, @Nullable Object>> profiles,
            List<Map<String, @Nullable Object>> connections,
            List<Map<String, @Nullable Object>> timeline) {}
}
