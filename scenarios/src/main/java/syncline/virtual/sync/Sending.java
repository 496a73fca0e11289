package syncline.virtual.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.RuleSettings.ManualEdit;
import syncline.virtual.crm.Stamp;

/**
 * Brings records to the CRM, call by call: left out is what somebody else edited (C38), apart goes what must not be created (D13, O27).
 */
final class Sending {
    private final SyncScene scene;
    private final LaneRecords records;
    private final Calls calls;
    private final List<Outgoing> upserts = new ArrayList<>();
    private final List<Outgoing> updates = new ArrayList<>();
    private CrmObject object = CrmObject.PROFILE;
    private boolean looksForEdits;

    Sending(SyncScene scene, LaneRecords records, Calls calls) {
        this.scene = scene;
        this.records = records;
        this.calls = calls;
    }

    /** Takes records of one object. */
    void begin(CrmObject ofThese, List<Outgoing> batch) {
        object = ofThese;
        looksForEdits = mayBeEdited(batch);
        batch.forEach(one -> (one.send().mayCreate() ? upserts : updates).add(one));
    }

    private boolean mayBeEdited(List<Outgoing> batch) {
        boolean known = batch.stream().anyMatch(one -> one.state().crmId() != null);
        if (!known || scene.rules.manualEdit() == ManualEdit.OVERWRITE) {
            return false;
        }
        boolean readable = scene.crm.mayRead(object.apiName(), "vexternal_id__v", "modified_by__v");
        if (!readable) {
            records.warn("Rows changed outside the sync are not found: " + object.apiName() + " may not be read.");
        }
        return readable;
    }

    /** Whether some of what was taken is not answered. */
    boolean underWay() {
        return !upserts.isEmpty() || !updates.isEmpty();
    }

    /** Makes the next call; why it failed for good, or null. What was not answered is then left in the middle. */
    @Nullable
    String next(Stamp stamp) {
        String failure;
        if (looksForEdits) {
            failure = findEdited(stamp);
        } else if (upserts.isEmpty()) {
            failure = write(updates, calls.update(object, updates.size()), stamp);
        } else {
            failure = write(upserts, calls.upsert(object, upserts.size()), stamp);
        }
        if (failure != null) {
            leave();
        }
        return failure;
    }

    /** Nobody knows what the CRM holds of what is under way. */
    void leave() {
        upserts.forEach(records::left);
        updates.forEach(records::left);
        upserts.clear();
        updates.clear();
    }

    private @Nullable String findEdited(Stamp stamp) {
        var query = calls.query();
        if (query.isLast()) {
            looksForEdits = false;
            if (query.failure() == null) {
                leaveOutEdited(upserts, stamp);
                leaveOutEdited(updates, stamp);
            }
            return query.failure();
        }
        return null;
    }

    private void leaveOutEdited(List<Outgoing> batch, Stamp stamp) {
        batch.removeIf(one -> {
            boolean edited = scene.crm.isEdited(one.place());
            if (edited) {
                records.answered(one, editedOutside(stamp), stamp);
            }
            return edited;
        });
    }

    private static Outcome editedOutside(Stamp stamp) {
        return new Outcome.Refused(
                stamp.sync(), stamp.at(), Outcome.Refused.EDITED_OUTSIDE, "row was changed outside the sync");
    }

    /** A call that is repeated although it arrived writes twice, and its last answer counts. */
    private @Nullable String write(List<Outgoing> batch, Attempt call, Stamp stamp) {
        var answers = new ArrayList<Outcome>(batch.size());
        if (call.arrives()) {
            batch.forEach(one -> answers.add(scene.crm.write(stamp, one.place(), one.send(), one.derivable())));
        }
        if (call.failure() == null) {
            for (int i = 0; i < batch.size(); i++) {
                records.answered(batch.get(i), answers.get(i), stamp);
            }
            batch.clear();
        }
        return call.isLast() ? call.failure() : null;
    }
}
