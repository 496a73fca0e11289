package syncline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Where both sides stand at the end of a run. Every sequence is ordered by id, or by external id, and is read once.
 *
 * @param profiles Engage's profiles for this Vault
 * @param connections Engage's connections to users of this Vault
 * @param profileRows the CRM's rows of profiles
 * @param connectionRows the CRM's rows of connections
 * @param userIds the ids of the Vault's users by username
 * @param owners the id of each connection's profile, if connections are ordered by it first; else empty
 * @param accounts the CRM's accounts
 */
public record EndStates(
        Iterator<JsonNode> profiles,
        Iterator<JsonNode> connections,
        Iterator<JsonNode> profileRows,
        Iterator<JsonNode> connectionRows,
        Map<String, String> userIds,
        Accounts accounts,
        Map<String, String> owners) {

    /** Where ids of connections are in the order of their profiles' ids. */
    public EndStates(
            Iterator<JsonNode> profiles,
            Iterator<JsonNode> connections,
            Iterator<JsonNode> profileRows,
            Iterator<JsonNode> connectionRows,
            Map<String, String> userIds,
            Accounts accounts) {
        this(profiles, connections, profileRows, connectionRows, userIds, accounts, Map.of());
    }

    /** The same where ids of connections are in no such order: all connections are held in memory, and ordered by profile first. */
    public EndStates byProfile() {
        var owned = new ArrayList<JsonNode>();
        connections.forEachRemaining(owned::add);
        var rows = new ArrayList<JsonNode>();
        connectionRows.forEachRemaining(rows::add);
        var owner = new HashMap<String, String>();
        owned.forEach(c -> owner.put(c.path("id").asText(), c.path("profileId").asText()));
        owned.sort(Comparator.comparing(c -> key(owner, c.path("id").asText())));
        rows.sort(Comparator.comparing(
                row -> key(owner, row.path("vexternal_id__v").asText())));
        return new EndStates(profiles, owned.iterator(), profileRows, rows.iterator(), userIds, accounts, owner);
    }

    /** What connections are ordered by. */
    String connectionKey(String id) {
        return owners.isEmpty() ? id : key(owners, id);
    }

    /** A connection that Engage knows nothing of comes before all others. */
    private static String key(Map<String, String> owners, String id) {
        return owners.getOrDefault(id, "") + '\0' + id;
    }
}
