package syncline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Where both sides stand at the end of a run. Every sequence is ordered by id, or by external id, and is read once.
 *
 * @param profiles Engage's profiles for this Vault
 * @param connections Engage's connections to users of this Vault
 * @param profileRows the CRM's rows of profiles
 * @param connectionRows the CRM's rows of connections
 * @param userIds the ids of the Vault's users by username
 * @param failing records whose last write the CRM refused, each as {@code object/externalId}
 */
public record EndStates(
        Iterator<JsonNode> profiles,
        Iterator<JsonNode> connections,
        Iterator<JsonNode> profileRows,
        Iterator<JsonNode> connectionRows,
        Map<String, String> userIds,
        Set<String> failing) {}
