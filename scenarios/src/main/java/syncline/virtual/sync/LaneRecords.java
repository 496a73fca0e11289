package syncline.virtual.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Counts;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Decision;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.Parent;
import syncline.sync.rules.Parents;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordRules;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.Retry;
import syncline.virtual.crm.Place;
import syncline.virtual.crm.Stamp;

/** What one lane of a sync knows of its records, and what became of them so far. */
final class LaneRecords {
    private final SyncScene scene;
    private final Share share;
    private final Parents parents = new Parents(new HashMap<>());
    private final Map<String, Long> errors = new HashMap<>();
    private final Set<String> warnings = new TreeSet<>();
    private Counts counts = Counts.NONE;

    LaneRecords(SyncScene scene, Share share) {
        this.scene = scene;
        this.share = share;
        share.notInStep(CrmObject.PROFILE).forEach(this::waits);
    }

    private void waits(Place place) {
        var state = state(place, null);
        parents.waits(place.id(), state.crmId() != null, state.retry() instanceof Retry.Parked);
    }

    /** @param original the offer of the population's record, if it is at hand */
    RecordState state(Place place, @Nullable Offer original) {
        return scene.states(place.object()).of(place, original);
    }

    Parent parent(String profileId) {
        return parents.of(profileId);
    }

    /** It was decided what becomes of a record; {@code event} is what was then so, if anything. */
    void decided(Place place, Decision decision, @Nullable RecordEvent event, RecordState after) {
        counts = counts.plus(Counts.of(decision));
        if (decision instanceof Decision.Send) {
            return;
        }
        if (event != null) {
            keep(place, event, after);
        }
        if (place.object() == CrmObject.PROFILE) {
            parents.decided(place.id(), after.crmId() != null, decision);
        }
        if (decision instanceof Decision.Held) {
            failed("The profile of this connection could not be created");
        }
    }

    /** The CRM answered. */
    void answered(Outgoing sent, Outcome outcome, Stamp stamp) {
        var place = sent.place();
        var event = RecordRules.settle(outcome, scene.rules);
        var after = sent.state().evolve(event);
        if (sent.derivable() && outcome instanceof Outcome.Accepted && after.revision() == 1) {
            scene.states(place.object()).written(place, stamp.moment());
            share.happened(place, event, after);
        } else {
            keep(place, event, after);
        }
        counts = counts.plus(Counts.of(outcome));
        if (place.object() == CrmObject.PROFILE) {
            parents.answered(place.id(), after.crmId() != null, outcome);
        }
        if (outcome instanceof Outcome.Refused refused) {
            failed(refused.message());
        }
    }

    /** Nobody knows what the CRM holds of this record now. */
    void left(Outgoing outgoing) {
        keep(outgoing.place(), outgoing.started(), outgoing.state());
    }

    private void keep(Place place, RecordEvent event, RecordState after) {
        scene.states(place.object()).put(place, after);
        share.happened(place, event, after);
    }

    private void failed(String message) {
        errors.merge(message, 1L, Long::sum);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    Counts counts() {
        return counts;
    }

    Map<String, Long> errors() {
        return errors;
    }

    Set<String> warnings() {
        return warnings;
    }
}
