package syncline.sync.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Happening.Event;

/** Histories by number, how they are played, and what must be so after every sync: the oracle does not ask the rules. */
final class SyncHistories {
    private static final int LONGEST = 20;
    /** Some things happen more often than others. */
    private static final List<Happening> HAPPENINGS = Stream.of(
                    List.of(Happening.values()),
                    Collections.nCopies(3, Happening.TOGGLE),
                    Collections.nCopies(3, Happening.CRASH))
            .flatMap(List::stream)
            .toList();

    private SyncHistories() {}

    /** The same number gives the same history on every machine. */
    static List<Event> number(int number) {
        var random = new SplittableRandom(number);
        int length = 1 + random.nextInt(LONGEST);
        var history = new ArrayList<Event>(length);
        for (int i = 0; i < length; i++) {
            history.add(HAPPENINGS
                    .get(random.nextInt(HAPPENINGS.size()))
                    .event(random.nextInt(3), random.nextInt(4), random.nextInt(12)));
        }
        return history;
    }

    /** At the end all is healed, and the CRM must hold what Engage says. */
    static void play(MemoryLab.Rules rules, List<Event> history) {
        var lab = new MemoryLab(rules);
        for (Event event : history) {
            lab.engage.pass(Duration.ofMinutes(1));
            event.happen(lab);
        }
        lab.crm.heal();
        sync(lab, Trigger.SCHEDULED, 0);
        sync(lab, Trigger.MANUAL, 0);
        holds(lab, true);
        sync(lab, Trigger.MANUAL, 0);
        check(lab.tally.counts().written() == 0, "a second full sync finds nothing to write", lab.tally.counts());
        check(lab.crm.edited.containsAll(lab.ledger.keySet()), "nothing is left to do", lab.ledger);
    }

    /** The history without any event that its failure does not need. */
    static List<Event> shrunk(MemoryLab.Rules rules, List<Event> failing) {
        for (int i = 0; i < failing.size(); i++) {
            var shorter = new ArrayList<>(failing);
            shorter.remove(i);
            if (failure(rules, shorter) != null) {
                return shrunk(rules, shorter);
            }
        }
        return failing;
    }

    /** What is wrong in a history, or null. */
    static @Nullable AssertionError failure(MemoryLab.Rules rules, List<Event> history) {
        try {
            play(rules, history);
            return null;
        } catch (AssertionError e) {
            return e;
        }
    }

    static void sync(MemoryLab lab, Trigger trigger, int crashAt) {
        if (lab.sync(trigger, crashAt)) {
            var counts = lab.tally.counts();
            long sum = counts.written() + counts.unchanged() + counts.failed() + counts.held() + counts.parked();
            check(counts.read() == sum, "every record read is one of the others", counts);
            holds(lab, false);
        }
    }

    /** What is not listed as to be done is done. */
    private static void holds(MemoryLab lab, boolean afterFullSync) {
        for (EngageRecord record : lab.engage.all(false)) {
            if (comparable(lab, record.id())) {
                profileHolds(lab, (EngageProfile) record, afterFullSync || !lab.everBlind);
            }
        }
        for (EngageRecord record : lab.engage.all(true)) {
            var connection = (EngageConnection) record;
            boolean always = !lab.everAway.contains(connection.username());
            if (comparable(lab, record.id()) && (afterFullSync || always)) {
                connectionHolds(lab, connection);
            }
        }
        lab.ledger.forEach((id, retry) -> listedForACause(lab, lab.engage.current(id), retry));
        var pairs = new HashSet<List<@Nullable Object>>();
        lab.crm.rows.forEach((id, row) -> {
            if (Boolean.TRUE.equals(row.get("active__v"))) {
                check(pairs.add(pair(row)), "one active row for a pair", row);
            }
        });
    }

    private static List<@Nullable Object> pair(Map<String, @Nullable Object> row) {
        return List.of(String.valueOf(row.get("from_user__v")), String.valueOf(row.get(ConnectionRow.PROFILE)));
    }

    private static boolean comparable(MemoryLab lab, String id) {
        return !lab.crm.edited.contains(id) && !lab.ledger.containsKey(id);
    }

    private static void listedForACause(MemoryLab lab, EngageRecord record, Retry retry) {
        if (retry instanceof Retry.Parked) {
            long seen =
                    lab.actors.getOrDefault(record.id(), RecordState.UNKNOWN).revision();
            check(record.revision() <= seen, "a change brings a parked record back", record);
        } else {
            boolean refused = lab.crm.refused.containsKey(record.id()) || lab.crm.edited.contains(record.id());
            check(refused || waits(lab, record), "what can be done is done", record);
        }
    }

    /**
     * Whether a record cannot be written for what is wrong elsewhere; a row that is to end needs nothing
     * else. A profile whose row nobody heard of counts as one without.
     */
    private static boolean waits(MemoryLab lab, EngageRecord record) {
        return switch (record) {
            case EngageProfile profile -> !lab.crm.mergesReadable;
            case EngageConnection connection ->
                connection.active()
                        && lab.actors
                                        .getOrDefault(connection.profileId(), RecordState.UNKNOWN)
                                        .crmId()
                                == null;
        };
    }

    private static void profileHolds(MemoryLab lab, EngageProfile profile, boolean withAccount) {
        var row = lab.crm.rows.get(profile.id());
        boolean gone = profile.deletedAt() != null;
        boolean enters = !gone
                && (profile.vaultConnections() > 0 || (profile.account() != null && profile.companyConnections() > 0));
        if (row == null) {
            check(!enters, "what is in scope has a row", profile);
            return;
        }
        String living = profile.companyConnections() > 0 ? "connected__v" : "not_connected__v";
        is(row, "name__v", gone ? "Deleted User" : "Ada Osler");
        is(row, "connection_status__v", gone ? "deleted__v" : living);
        is(row, "title__v", gone ? null : profile.title());
        if (withAccount) {
            is(row, "account__v", gone ? null : lab.engage.standsFor(profile.account()));
        }
    }

    private static void connectionHolds(MemoryLab lab, EngageConnection connection) {
        var row = lab.crm.rows.get(connection.id());
        boolean ours = !connection.username().equals("u2");
        if (row == null) {
            check(!(connection.active() && ours), "what is in scope has a row", connection);
            return;
        }
        check(ours, "only users of the Vault have rows", connection);
        is(row, "active__v", connection.active());
        is(row, "inactivation_datetime__v", connection.active() ? null : connection.disconnectedAt());
        is(row, "last_update_datetime__v", connection.modifiedAt());
        if (connection.active()) {
            is(row, ConnectionRow.PROFILE, connection.profileId());
        } else {
            check(
                    lab.engage.stoodFor(connection.profileId(), row.get(ConnectionRow.PROFILE)),
                    "an ended row points to the profile or to one merged into it",
                    row);
        }
    }

    private static void is(Map<String, @Nullable Object> row, String field, @Nullable Object expected) {
        if (!Objects.equals(row.get(field), expected)) {
            throw new AssertionError("%s of %s is %s and should be %s"
                    .formatted(field, row.get("vexternal_id__v"), row.get(field), expected));
        }
    }

    private static void check(boolean holds, String what, Object of) {
        if (!holds) {
            throw new AssertionError("It does not hold that " + what + ": " + of);
        }
    }
}
