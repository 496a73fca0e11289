package syncline.runner;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import syncline.oracle.Consistency;
import syncline.oracle.SyncSpan;
import syncline.report.ApiCallSample;
import syncline.run.FaultPlan;
import syncline.run.MadeWords;
import syncline.scenario.Fault;
import syncline.scenario.Population.Size;
import syncline.scenario.Step.Changes;

/** The two simulators' lab controls as the runner uses them. */
public record LabControls(LabCalls calls, URI engage, URI crm, String vault) {

    /** Replaces the faults of both simulators, where they are other than before. */
    void set(FaultPlan.Active faults, FaultPlan.Active before) {
        if (!faults.engage().equals(before.engage())) {
            calls.put(engage, "/lab/faults", faults.engage());
        }
        if (!faults.crm().equals(before.crm()) || !faults.records().equals(before.records())) {
            calls.put(crm, "/lab/faults", Map.of("http", faults.crm(), "records", faults.records()));
        }
        // Setting limits begins a new window, so they are left alone unless they change.
        if (!Objects.equals(faults.limits(), before.limits())) {
            var limits = faults.limits();
            calls.put(crm, "/lab/limits", limits == null ? Map.of() : burst(limits));
        }
        if (!Objects.equals(faults.shortLinks(), before.shortLinks())) {
            var links = faults.shortLinks();
            double rate = links == null ? 0 : links.rate().fraction();
            calls.put(engage, "/lab/short-links", Map.of("rate", rate, "reason", "The short-link service is down"));
        }
    }

    private static Map<String, Object> burst(Fault.Limits limits) {
        return Map.of("burst", limits.burst(), "delay", limits.delay().toString());
    }

    /** Changes people and connections in Engage, then accounts and rows in the CRM; the same seed picks the same ones. */
    String change(Changes changes, Size size, long seed) {
        var made = new MadeWords();
        var wanted = new TreeMap<String, Long>();
        wanted.put("profiles", (long) changes.profiles().of(size.profiles()));
        wanted.put("connects", (long) changes.connects().of(size.connections()));
        wanted.put("disconnects", (long) changes.disconnects().of(size.connections()));
        wanted.put("deletions", (long) changes.deletions().of(size.profiles()));
        wanted.put("merges", (long) changes.merges().of(size.profiles()));
        wanted.put("associations", (long) changes.associations().of(size.profiles()));
        wanted.values().removeIf(count -> count == 0);
        if (!wanted.isEmpty()) {
            wanted.put("seed", seed);
            calls.post(engage, "/lab/changes", wanted)
                    .properties()
                    .forEach(kind -> made.add(kind.getValue().asInt(), kind.getKey()));
        }
        int merges = changes.accountMerges().of(size.accounts());
        if (merges > 0) {
            var merged = calls.post(crm, "/lab/account-merges", Map.of("seed", seed, "count", merges));
            made.add(merged.path("merges").size(), "account merges");
        }
        int edits = changes.handEdits().of(size.profiles());
        if (edits > 0) {
            var edited =
                    calls.post(crm, "/lab/edits", Map.of("seed", seed, "object", "engage_profile__v", "count", edits));
            made.add(edited.path("edited").size(), "hand edits");
        }
        return made.toString();
    }

    /** How near its burst limit the CRM is. */
    ApiCallSample apiCalls(double now) {
        var use = calls.get(crm, "/lab/limits");
        return new ApiCallSample(
                now,
                use.path("calls").asLong(),
                use.path("limit").asLong(),
                use.path("delayMillis").asDouble());
    }

    /** The usernames of the active end users, sorted. */
    List<String> endUsers() {
        var users = new TreeSet<String>();
        for (var lines = calls.lines(crm, "/lab/records/user__sys"); lines.hasNext(); ) {
            var user = lines.next();
            if (user.path("security_profile__sys").asText().equals("end user")
                    && user.path("status__v").asText().equals("active__v")) {
                users.add(user.path("username__sys").asText());
            }
        }
        return List.copyOf(users);
    }

    /** The ids of the first accounts by id, at most so many. */
    List<String> accounts(int most) {
        var ids = new TreeSet<String>();
        for (var lines = calls.lines(crm, "/lab/records/account__v"); lines.hasNext(); ) {
            var account = lines.next();
            if (account.path("status__v").asText("active__v").equals("active__v")) {
                ids.add(account.path("id").asText());
            }
        }
        return ids.stream().limit(most).toList();
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
     * @param failing records that may differ, each as {@code object/externalId}
     */
    public Consistency compare(List<SyncSpan> syncs, boolean ownIds, Set<String> failing) {
        return new Comparison(calls, engage, crm, vault).of(syncs, ownIds, failing);
    }
}
