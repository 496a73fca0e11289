package syncline.virtual.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.EngageRecord;
import syncline.virtual.crm.Place;
import syncline.virtual.crm.Stamp;

/**
 * One lane of a sync: a share of the profiles, then their connections (E12), with one call of the CRM under way at a time and a clock
 * of its own. A round looks at records until one call is full. Rounds of different lanes may go on at the same time.
 */
final class Lane {
    /** Records of one call at most (N3), and of one page of Engage. */
    static final int BATCH = 500;
    /** Records looked at in one round at most, so that a sync that finds all in step can be watched and stopped. */
    private static final int ROUND = 20_000;

    private final SyncScene scene;
    private final SyncOrder order;
    private final KnownAccounts accounts;
    private final Calls calls;
    private final Map<CrmObject, Work> work;
    private final LaneRecords records;
    private final Looking looking;
    private final Sending sending;
    private final List<Outgoing> waiting = new ArrayList<>();
    private CrmObject phase = CrmObject.PROFILE;
    private Stamp stamp;
    private int looked;
    private boolean pageIsDue = true;
    private boolean ended;
    private @Nullable String failure;

    Lane(
            SyncScene scene,
            SyncOrder order,
            LaneRecords records,
            KnownAccounts accounts,
            Calls calls,
            Map<CrmObject, Work> work) {
        this.scene = scene;
        this.order = order;
        this.accounts = accounts;
        this.calls = calls;
        this.work = work;
        this.records = records;
        this.looking = new Looking(scene, order, records, accounts, this);
        this.sending = new Sending(scene, records, calls);
        this.stamp = new Stamp(order.number(), 0, order.at());
    }

    LaneRecords records() {
        return records;
    }

    /** Why it ended early, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    boolean ended() {
        return ended;
    }

    /** The calls of the last round. */
    List<Exchange> calls() {
        return calls.taken();
    }

    Stamp stamp() {
        return stamp;
    }

    /** Ends early: what was decided and not sent stays in the middle. */
    void stop(String why) {
        failure = why;
        ended = true;
        waiting.forEach(records::left);
        waiting.clear();
    }

    private void stopIf(@Nullable String why) {
        if (why != null && !ended) {
            stop(why);
        }
    }

    /** Goes on until one call is made, so many records are looked at, or all is done. */
    void round(Stamp now) {
        stamp = now;
        int until = looked + ROUND;
        boolean more = true;
        page();
        while (more && !ended && waiting.size() < BATCH && looked < until) {
            more = Objects.requireNonNull(work.get(phase)).next(this);
        }
        if (!ended && !waiting.isEmpty() && (waiting.size() >= BATCH || !more)) {
            var batch = waiting.subList(0, Math.min(BATCH, waiting.size()));
            var sent = List.copyOf(batch);
            batch.clear();
            stopIf(sending.send(phase, sent, stamp));
        }
        if (!ended && !more && waiting.isEmpty()) {
            phaseEnds();
        }
    }

    private void phaseEnds() {
        ask();
        if (phase == CrmObject.PROFILE) {
            phase = CrmObject.CONNECTION;
            pageIsDue = true;
        } else {
            ended = true;
        }
    }

    void look(Place place) {
        looking.look(place);
    }

    void look(CrmObject object, int number) {
        switch (object) {
            case PROFILE -> looking.profile(number);
            case CONNECTION -> looking.connections(number);
        }
    }

    void sends(Outgoing outgoing) {
        waiting.add(outgoing);
    }

    /** Whether a record is in sight (O3); each page of records is a call, and so is looking up the accounts of one. */
    boolean sees(EngageRecord record) {
        if (order.asOf() != null && record.modifiedAt().isAfter(order.asOf())) {
            return false;
        }
        if (++looked % BATCH == 0) {
            pageIsDue = true;
            page();
            ask();
        }
        return !ended;
    }

    private void page() {
        if (pageIsDue && !ended && !scene.model.engageIsSound()) {
            stopIf(calls.page(phase).failure());
        }
        pageIsDue = false;
    }

    private void ask() {
        if (accounts.asked()) {
            stopIf(calls.query().failure());
        }
        if (!accounts.readable()) {
            records.warn("Accounts are not checked: account__v may not be read.");
        }
    }
}
