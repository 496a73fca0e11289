package syncline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares Engage and CRM in one pass: profiles in order of id, each with its connections, against the CRM's rows in the same
 * order. It holds one profile and its connections at a time, what was merged, and the few rows that may point to it.
 */
public final class Oracle {
    static final String PROFILE = "engage_profile__v";
    static final String CONNECTION = "engage_connection__v";

    private final EndStates states;
    private final Excuses excuses;
    private final Syncs syncs;
    private final Times times = new Times();
    private final OrderedRows connections;
    private final OrderedRows profileRows;
    private final OrderedRows connectionRows;
    private final AccountStatuses statuses;
    private final Findings findings = new Findings();
    /** The profile that took the place of another, by the other's id in Engage and by that of its row. */
    private final Map<String, String> mergedInto = new HashMap<>();
    /** Rows of ended connections that point elsewhere: whether they may is known when every profile was read. */
    private final List<Runnable> elsewhere = new ArrayList<>();

    private Oracle(EndStates states, Circumstances circumstances, List<SyncSpan> syncs) {
        this.states = states;
        this.statuses = new AccountStatuses(states.accounts());
        this.syncs = new Syncs(syncs);
        this.excuses = new Excuses(circumstances, states.accounts(), this.syncs.watermark());
        this.connections =
                new OrderedRows("Engage's connections", c -> states.connectionKey(id(c)), states.connections());
        this.profileRows = new OrderedRows("the CRM's profiles", Oracle::externalId, states.profileRows());
        this.connectionRows = new OrderedRows(
                "the CRM's connections", row -> states.connectionKey(externalId(row)), states.connectionRows());
    }

    /** Compares the two sides after the given syncs. */
    public static Consistency compare(EndStates states, Circumstances circumstances, List<SyncSpan> syncs) {
        return new Oracle(states, circumstances, syncs).compare();
    }

    private Consistency compare() {
        var profiles = new OrderedRows("Engage's profiles", Oracle::id, states.profiles());
        while (profiles.peek() != null) {
            profile(profiles.take());
        }
        unaccounted(PROFILE, profileRows, null);
        unaccounted(CONNECTION, connectionRows, null);
        elsewhere.forEach(Runnable::run);
        statuses.compare(findings);
        if (connections.peek() != null) {
            throw new IllegalStateException(
                    "The connection " + id(connections.next()) + " belongs to no profile of Engage");
        }
        return findings.total();
    }

    private void profile(JsonNode profile) {
        String id = profile.path("id").asText();
        var own = connectionsOf(id);
        unaccounted(PROFILE, profileRows, id);
        var row = profileRows.at(id) ? taken(profileRows) : null;
        var excuse = excuses.of(PROFILE, id, profile, row);
        if (row != null) {
            findings.compared(excuse, () -> profileFields(profile, row, own));
        } else if (alive(profile) && inScope(profile)) {
            findings.missing(PROFILE, id, excuse, "a row, as the profile is in scope");
        } else if (own.stream().anyMatch(this::seenActive)) {
            findings.missing(PROFILE, id, excuse, "a row, as the profile was in scope in a sync");
        } else {
            findings.fine();
        }
        duplicates(PROFILE, profileRows, id);
        String rowId = row == null ? "" : row.path("id").asText();
        merged(id, rowId, ExpectedRow.text(profile.path("mergedInto")));
        for (var connection : own) {
            connection(connection, rowId, row == null && excuses.failing(PROFILE, id));
        }
    }

    private List<JsonNode> connectionsOf(String profileId) {
        var own = new ArrayList<JsonNode>();
        while (connections.peek() != null) {
            String owner = connections.next().path("profileId").asText();
            if (owner.compareTo(profileId) > 0) {
                break;
            }
            if (owner.compareTo(profileId) < 0) {
                throw new IllegalStateException(
                        "The connection " + id(connections.next()) + " belongs to no profile of Engage");
            }
            own.add(connections.take());
        }
        return own;
    }

    private void connection(JsonNode connection, String profileRowId, boolean profileFailing) {
        String id = connection.path("id").asText();
        String key = states.connectionKey(id);
        unaccounted(CONNECTION, connectionRows, key);
        var row = connectionRows.at(key) ? connectionRows.take() : null;
        String user = states.userIds().get(connection.path("username").asText());
        var excuse = profileFailing ? Excuse.FAILING : excuses.of(CONNECTION, id, connection, row);
        if (user == null) {
            if (row != null) {
                findings.unaccounted(CONNECTION, id, "no row, as the user is not in the Vault");
            }
        } else if (row != null) {
            if (ExpectedRow.endedElsewhere(connection, row, profileRowId)) {
                elsewhere.add(() -> findings.compared(
                        excuse, () -> connectionFields(connection, row, user, placeOf(connection, row, profileRowId))));
            } else {
                findings.compared(excuse, () -> connectionFields(connection, row, user, profileRowId));
            }
        } else if (connection.path("active").asBoolean()) {
            findings.missing(CONNECTION, id, excuse, "a row, as the connection is active");
        } else if (seenActive(connection)) {
            findings.missing(CONNECTION, id, excuse, "a row, as the connection was active in a sync");
        } else {
            findings.fine();
        }
        duplicates(CONNECTION, connectionRows, key);
    }

    private void merged(String id, String rowId, String survivor) {
        if (!survivor.isEmpty()) {
            mergedInto.put(id, survivor);
            if (!rowId.isEmpty()) {
                mergedInto.put(rowId, survivor);
            }
        }
    }

    /** D12: the row that an ended connection must point to, which is the one it does if that profile was merged into its own. */
    private String placeOf(JsonNode connection, JsonNode row, String profileRowId) {
        String pointsTo = ExpectedRow.text(row.path(ExpectedRow.PROFILE));
        String own = connection.path("profileId").asText();
        for (var next = mergedInto.get(pointsTo); next != null; next = mergedInto.get(next)) {
            if (next.equals(own)) {
                return pointsTo;
            }
        }
        return profileRowId;
    }

    private List<Difference> profileFields(JsonNode profile, JsonNode row, List<JsonNode> own) {
        String id = profile.path("id").asText();
        var differences = new Differences(PROFILE, id, row);
        ExpectedRow.profile(profile, states.accounts(), differences);
        String since = ExpectedRow.text(row.path(ExpectedRow.STATUS_SINCE));
        if (since.isEmpty() || !syncs.cover(times.of(since))) {
            differences.add(ExpectedRow.STATUS_SINCE, "a time within a sync", Difference.shown(since));
        }
        boolean everConnected =
                !own.isEmpty() || profile.path("companyConnections").asInt() > 0;
        if (!everConnected
                && alive(profile)
                && ExpectedRow.text(profile.path("account")).isEmpty()) {
            differences.add(Difference.ROW, "no row, as the profile is not in scope", "a row");
        }
        return differences.found();
    }

    private static List<Difference> connectionFields(
            JsonNode connection, JsonNode row, String user, String profileRowId) {
        String id = connection.path("id").asText();
        var differences = new Differences(CONNECTION, id, row);
        ExpectedRow.connection(connection, user, profileRowId, differences);
        if (ExpectedRow.text(row.path("name__v")).isBlank()) {
            differences.add("name__v", "a name", "nothing");
        }
        return differences.found();
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }

    private static String externalId(JsonNode row) {
        return row.path("vexternal_id__v").asText();
    }

    private void unaccounted(String object, OrderedRows rows, @Nullable String upTo) {
        while (upTo == null ? rows.peek() != null : rows.before(upTo)) {
            findings.unaccounted(object, externalId(taken(rows)), "no row, as Engage knows nothing of it");
        }
    }

    private void duplicates(String object, OrderedRows rows, String key) {
        while (rows.at(key)) {
            findings.unaccounted(object, externalId(taken(rows)), "one row");
        }
    }

    /** What an account shows depends on every row, also on those that should not be there. */
    private JsonNode taken(OrderedRows rows) {
        var row = rows.take();
        statuses.linked(row);
        return row;
    }

    /** Whether a sync that left nothing undone ran while the connection was active, and tried it if it had been parked before (E4). */
    private boolean seenActive(JsonNode connection) {
        if (!states.userIds().containsKey(connection.path("username").asText())) {
            return false;
        }
        var from = Instant.parse(connection.path("connectedAt").asText());
        String until = ExpectedRow.text(connection.path("disconnectedAt"));
        var to = until.isEmpty() ? null : Instant.parse(until);
        return excuses.passedBy(CONNECTION, id(connection))
                ? syncs.cleanOfParkedWithin(from, to)
                : syncs.cleanWithin(from, to);
    }

    private static boolean alive(JsonNode profile) {
        return ExpectedRow.text(profile.path("deletedAt")).isEmpty();
    }

    /** Rules B1 and B2. */
    private static boolean inScope(JsonNode profile) {
        boolean linked = !ExpectedRow.text(profile.path("account")).isEmpty();
        return profile.path("vaultConnections").asInt() > 0
                || (linked && profile.path("companyConnections").asInt() > 0);
    }
}
