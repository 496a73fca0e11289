package syncline.sync.rules;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A CRM in maps: it refuses what a real one would, and complains of what a sync must never ask. */
final class MemoryCrm {
    final Map<String, Map<String, @Nullable Object>> rows = new TreeMap<>();
    /** Rows that a person has changed. */
    final Set<String> edited = new HashSet<>();
    /** Records whose writes it refuses, and the error it gives. */
    final Map<String, String> refused = new HashMap<>();
    /** Users who were taken out of the Vault. */
    final Set<String> away = new HashSet<>();

    boolean mergesReadable = true;

    private final MemoryEngage engage;

    MemoryCrm(MemoryEngage engage) {
        this.engage = engage;
    }

    /** The third user was never in the Vault. */
    @Nullable
    CrmUser user(String username) {
        return username.equals("u2") || away.contains(username)
                ? null
                : new CrmUser("1" + username, username, "User " + username);
    }

    void edit(String id) {
        var row = rows.get(id);
        if (row != null) {
            row.put("name__v", "edited");
            edited.add(id);
        }
    }

    void refuse(String id, String error) {
        if (refused.remove(id) == null) {
            refused.put(id, error);
        }
    }

    void heal() {
        refused.clear();
        away.clear();
        mergesReadable = true;
    }

    /** The answer to one record. */
    Outcome write(
            int sync,
            Instant at,
            String id,
            Decision.Send send,
            Map<String, @Nullable Object> fields,
            boolean rowKnown) {
        if (edited.contains(id) && rowKnown) {
            return new Outcome.Refused(sync, at, Outcome.Refused.EDITED_OUTSIDE, "edited");
        }
        String error = refused.get(id);
        if (error != null) {
            return new Outcome.Refused(sync, at, error, "refused");
        }
        var row = rows.get(id);
        if (row == null && !send.mayCreate()) {
            return new Outcome.Absent(sync, at);
        }
        if (pointsNowhere(fields)) {
            return new Outcome.Refused(sync, at, "INVALID_DATA", "no such record");
        }
        if (row == null) {
            mustBeginWith(send);
        }
        rows.computeIfAbsent(id, key -> new HashMap<>()).putAll(fields);
        return new Outcome.Accepted(sync, at, send.operation(), "V" + id, send.row());
    }

    private boolean pointsNowhere(Map<String, @Nullable Object> fields) {
        Object profile = fields.get(ConnectionRow.PROFILE);
        Object account = fields.get("account__v");
        return (profile != null && !rows.containsKey(profile.toString()))
                || (account != null && !engage.vaultHas(account.toString()));
    }

    private static void mustBeginWith(Decision.Send send) {
        boolean ended = switch (send.row()) {
            case ProfileRow profile -> profile.status() == ProfileRow.Status.DELETED;
            case ConnectionRow connection -> !connection.active();
        };
        if (ended || !send.fields().equals(send.row().fields())) {
            throw new AssertionError(send + " must not make a row");
        }
    }
}
