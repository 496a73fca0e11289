package syncline.sync.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import syncline.sync.AConnection;
import syncline.sync.AProfile;

/** Three profiles, three users of whom two work in the Vault, and four accounts of which the Vault has three. */
final class MemoryEngage {
    static final int PROFILES = 3;
    static final int USERS = 3;

    private final AProfile[] profiles = new AProfile[PROFILES];
    private final EngageProfile[] current = new EngageProfile[PROFILES];
    /** For a profile that was merged away, the one that took its place. */
    private final Map<String, String> mergedInto = new HashMap<>();

    /** By the pair of profile and user that it connects. */
    private final Map<String, AConnection> connections = new TreeMap<>();

    private final List<AccountMerges.Merge> merges = new ArrayList<>();
    private AccountMerges history = AccountMerges.NONE;
    private Instant now = Instant.parse("2026-01-01T02:00:00Z");
    private int made;

    MemoryEngage() {
        for (int p = 0; p < PROFILES; p++) {
            profiles[p] = AProfile.named("P" + p, now).connections(0, 0);
            current[p] = profiles[p].now();
        }
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    private boolean gone(int p) {
        return current[p].deleted();
    }

    private void changed(int p, AProfile profile) {
        current[p] = profile.changed(now).now();
    }

    void title(int p, int title) {
        if (!gone(p)) {
            changed(p, profiles[p].title("T" + title));
        }
    }

    void link(int p, int account) {
        if (!gone(p)) {
            changed(p, profiles[p].account("A" + account));
        }
    }

    void toggle(int p, int u) {
        if (gone(p)) {
            return;
        }
        var known = connections.get(p + "-" + u);
        if (known == null) {
            connections.put(
                    p + "-" + u, AConnection.of("C" + made++, "P" + p, now).with("u" + u));
        } else if (known.now().active()) {
            known.disconnected(now);
        } else {
            known.connected(now);
        }
        recount(p);
    }

    void leave(int u) {
        for (int p = 0; p < PROFILES; p++) {
            end(p, u);
            recount(p);
        }
    }

    private void end(int p, int u) {
        var known = connections.get(p + "-" + u);
        if (known != null && known.now().active()) {
            known.disconnected(now);
        }
    }

    void delete(int p) {
        if (!gone(p)) {
            for (int u = 0; u < USERS; u++) {
                end(p, u);
            }
            changed(p, profiles[p].connections(0, 0).deleted(now));
        }
    }

    void merge(int loser, int survivor) {
        if (loser == survivor || gone(loser) || gone(survivor)) {
            return;
        }
        for (int u = 0; u < USERS; u++) {
            var moving = connections.get(loser + "-" + u);
            if (moving != null && moving.now().active()) {
                takeOver(loser, survivor, u, moving);
            }
        }
        delete(loser);
        mergedInto.put("P" + loser, "P" + survivor);
        recount(survivor);
    }

    private void takeOver(int loser, int survivor, int u, AConnection moving) {
        var own = connections.get(survivor + "-" + u);
        if (own == null) {
            connections.remove(loser + "-" + u);
            connections.put(survivor + "-" + u, moving.movedTo("P" + survivor, now));
        } else if (!own.now().active()) {
            own.connected(now);
        }
    }

    /** Whether {@code profile} took the place of {@code earlier}, at once or in the end. */
    boolean stoodFor(String profile, @Nullable Object earlier) {
        Object next = earlier;
        while (next != null && !next.equals(profile)) {
            next = mergedInto.get(next);
        }
        return next != null;
    }

    private void recount(int p) {
        int company = 0;
        int vault = 0;
        for (int u = 0; u < USERS; u++) {
            var known = connections.get(p + "-" + u);
            boolean active = known != null && known.now().active();
            company += active ? 1 : 0;
            vault += active && u < 2 ? 1 : 0;
        }
        if (!gone(p) && (company != current[p].companyConnections() || vault != current[p].vaultConnections())) {
            changed(p, profiles[p].connections(company, vault));
        }
    }

    void mergeAccounts(int losing, int surviving) {
        if (losing != surviving && vaultHas("A" + losing) && vaultHas("A" + surviving)) {
            merges.add(new AccountMerges.Merge("A" + losing, "A" + surviving, now));
            history = new AccountMerges(merges);
        }
    }

    AccountMerges merges() {
        return history;
    }

    boolean vaultHas(String account) {
        return !account.equals("A3")
                && merges.stream().noneMatch(merge -> merge.losing().equals(account));
    }

    /** Where an account went, by a way of its own. */
    @Nullable
    String standsFor(@Nullable String account) {
        String end = account;
        for (var merge : merges) {
            end = merge.losing().equals(end) ? merge.surviving() : end;
        }
        return end == null || !vaultHas(end) ? null : end;
    }

    EngageRecord current(String id) {
        for (EngageRecord record : all(id.startsWith("C"))) {
            if (record.id().equals(id)) {
                return record;
            }
        }
        throw new IllegalArgumentException(id);
    }

    List<EngageRecord> all(boolean ofConnections) {
        if (!ofConnections) {
            return new ArrayList<>(List.of(current));
        }
        var all = new ArrayList<EngageRecord>();
        connections.values().forEach(connection -> all.add(connection.now()));
        return all;
    }
}
