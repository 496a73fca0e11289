package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import syncline.oracle.Consistency;
import syncline.oracle.EndStates;
import syncline.oracle.Oracle;
import syncline.oracle.SyncSpan;
import syncline.scenario.Population.Size;
import syncline.scenario.Step.Changes;

/** The two simulators' lab controls as the runner uses them. */
public record LabControls(LabCalls calls, URI engage, URI crm, String vault) {

    /** Replaces all faults of both simulators. */
    void set(FaultPlan.Active faults) {
        calls.put(engage, "/lab/faults", faults.engage());
        calls.put(crm, "/lab/faults", Map.of("http", faults.crm(), "records", faults.records()));
    }

    /** Changes people and connections; the same seed picks the same ones. */
    JsonNode change(Changes changes, Size size, long seed) {
        var body = new TreeMap<String, Long>();
        body.put("seed", seed);
        body.put("profiles", (long) changes.profiles().of(size.profiles()));
        body.put("connects", (long) changes.connects().of(size.connections()));
        body.put("disconnects", (long) changes.disconnects().of(size.connections()));
        body.put("deletions", (long) changes.deletions().of(size.profiles()));
        body.put("merges", (long) changes.merges().of(size.profiles()));
        return calls.post(engage, "/lab/changes", body);
    }

    /** How often in a row the CRM refused each record that it refuses, as it counted itself. */
    public Map<String, Integer> refused() {
        var tries = new HashMap<String, Integer>();
        for (var lines = calls.lines(crm, "/lab/failures"); lines.hasNext(); ) {
            var record = lines.next();
            tries.put(
                    record.path("object").asText() + "/"
                            + record.path("externalId").asText(),
                    record.path("failures").asInt());
        }
        return tries;
    }

    /**
     * Compares both sides record by record.
     *
     * @param ownIds whether ids come from a file, and may be in any order
     */
    public Consistency compare(List<SyncSpan> syncs, boolean ownIds) {
        return compare(syncs, ownIds, refused().keySet());
    }

    /** The same with other records excused than those the CRM refuses, each as {@code object/externalId}. */
    public Consistency compare(List<SyncSpan> syncs, boolean ownIds, Set<String> failing) {
        var users = new HashMap<String, String>();
        for (var lines = calls.lines(crm, "/lab/records/user__sys"); lines.hasNext(); ) {
            var user = lines.next();
            users.put(user.path("username__sys").asText(), user.path("id").asText());
        }
        var states = new EndStates(
                calls.lines(engage, "/lab/profiles?vault=" + vault),
                calls.lines(engage, "/lab/connections?vault=" + vault),
                calls.lines(crm, "/lab/records/engage_profile__v"),
                calls.lines(crm, "/lab/records/engage_connection__v"),
                users,
                Set.copyOf(failing));
        return Oracle.compare(ownIds ? states.byProfile() : states, syncs);
    }
}
