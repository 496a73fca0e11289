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
    private int read;
    private boolean readIsDue;
    private boolean pageIsDue = true;
    private boolean accountsAreDue;
    private boolean more = true;
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

    Stamp stamp() {
        return stamp;
    }

    /** Ends early: what was decided and not sent stays in the middle. */
    void stop(String why) {
        failure = why;
        ended = true;
        sending.leave();
        waiting.forEach(records::left);
        waiting.clear();
    }

    private void stopIf(@Nullable String why) {
        if (why != null && !ended) {
            stop(why);
        }
    }

    /** Goes on until one try of a call is made, so many records are looked at, or all is done. */
    void round(Stamp now) {
        stamp = now;
        int until = looked + ROUND;
        while (!ended && !calls.underWay() && looked < until) {
            step();
        }
    }

    private void step() {
        if (readIsDue) {
            read();
        } else if (pageIsDue) {
            page();
        } else if (accountsAreDue) {
            askForAccounts();
        } else if (sending.underWay()) {
            stopIf(sending.next(stamp));
        } else if (waiting.size() >= BATCH || (!more && !waiting.isEmpty())) {
            send();
        } else if (more) {
            more = Objects.requireNonNull(work.get(phase)).next(this);
        } else {
            phaseEnds();
        }
    }

    private void send() {
        var batch = waiting.subList(0, Math.min(BATCH, waiting.size()));
        sending.begin(phase, List.copyOf(batch));
        batch.clear();
    }

    private void phaseEnds() {
        noteAccounts();
        readIsDue = looked > read;
        if (accountsAreDue || readIsDue) {
            return;
        }
        if (phase == CrmObject.PROFILE) {
            phase = CrmObject.CONNECTION;
            pageIsDue = true;
            more = true;
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
            readIsDue = true;
            pageIsDue = true;
            noteAccounts();
        }
        return true;
    }

    private void read() {
        readIsDue = false;
        if (looked > read && scene.model.readingTakesTime()) {
            var unused = calls.read(looked - read);
        }
        read = looked;
    }

    private void page() {
        if (scene.model.engageIsSound()) {
            pageIsDue = false;
            return;
        }
        var page = calls.page(phase);
        if (page.isLast()) {
            pageIsDue = false;
            stopIf(page.failure());
        }
    }

    private void noteAccounts() {
        accountsAreDue |= accounts.asked();
        if (!accounts.readable()) {
            records.warn("Accounts are not checked: account__v may not be read.");
        }
    }

    private void askForAccounts() {
        var query = calls.query();
        if (query.isLast()) {
            accountsAreDue = false;
            stopIf(query.failure());
        }
    }
}
