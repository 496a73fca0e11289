package syncline.virtual.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.RuleSettings.ManualEdit;
import syncline.virtual.crm.Place;
import syncline.virtual.crm.Stamp;

/** Brings records to the CRM: left out is what somebody else edited (C38), apart goes what must not be created (D13, O27). */
final class Sending {
    private final SyncScene scene;
    private final LaneRecords records;
    private final Calls calls;

    Sending(SyncScene scene, LaneRecords records, Calls calls) {
        this.scene = scene;
        this.records = records;
        this.calls = calls;
    }

    /** Sends records of one object; why that failed, or null. What was not answered is then left in the middle. */
    @Nullable
    String send(CrmObject object, List<Outgoing> batch, Stamp stamp) {
        var edited = new HashSet<Place>();
        String failure = findEdited(object, batch, edited);
        var upserts = new ArrayList<Outgoing>(batch.size());
        var updates = new ArrayList<Outgoing>();
        for (Outgoing one : batch) {
            if (edited.contains(one.place())) {
                records.answered(one, editedOutside(stamp), stamp);
            } else {
                (one.send().mayCreate() ? upserts : updates).add(one);
            }
        }
        if (failure == null && !upserts.isEmpty()) {
            failure = write(upserts, calls.upsert(object, upserts.size()), stamp);
            upserts.clear();
        }
        if (failure == null && !updates.isEmpty()) {
            failure = write(updates, calls.update(object, updates.size()), stamp);
            updates.clear();
        }
        upserts.forEach(records::left);
        updates.forEach(records::left);
        return failure;
    }

    private static Outcome editedOutside(Stamp stamp) {
        return new Outcome.Refused(
                stamp.sync(), stamp.at(), Outcome.Refused.EDITED_OUTSIDE, "row was changed outside the sync");
    }

    private @Nullable String findEdited(CrmObject object, List<Outgoing> batch, Set<Place> edited) {
        boolean known = batch.stream().anyMatch(one -> one.state().crmId() != null);
        if (!known || scene.rules.manualEdit() == ManualEdit.OVERWRITE) {
            return null;
        }
        if (!scene.crm.mayRead(object.apiName(), "vexternal_id__v", "modified_by__v")) {
            records.warn("Rows changed outside the sync are not found: " + object.apiName() + " may not be read.");
            return null;
        }
        String failure = calls.query().failure();
        if (failure == null) {
            batch.stream().map(Outgoing::place).filter(scene.crm::isEdited).forEach(edited::add);
        }
        return failure;
    }

    /** A call that is repeated although it arrived writes twice, and its last answer counts. */
    private @Nullable String write(List<Outgoing> batch, Exchange call, Stamp stamp) {
        var answers = new ArrayList<Outcome>(batch.size());
        for (long i = 0; i < call.arrivals(); i++) {
            answers.clear();
            batch.forEach(one -> answers.add(scene.crm.write(stamp, one.place(), one.send(), one.derivable())));
        }
        String failure = call.failure();
        for (int i = 0; i < batch.size(); i++) {
            if (failure == null) {
                records.answered(batch.get(i), answers.get(i), stamp);
            } else {
                records.left(batch.get(i));
            }
        }
        return failure;
    }
}
