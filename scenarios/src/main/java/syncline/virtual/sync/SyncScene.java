package syncline.virtual.sync;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import syncline.engage.directory.MemoryPeople;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.RuleSettings;
import syncline.virtual.crm.CrmModel;
import syncline.virtual.crm.Place;

/** What all syncs of a virtual run share: both ends, and what the sync knows of each record. */
final class SyncScene {
    /** Numbers of profiles that follow one another are kept together, so that threads do not write into the same cache lines. */
    private static final int BLOCK_BITS = 6;

    final MemoryPeople people;
    final CrmModel crm;
    final CallModel model;
    final RuleSettings rules;
    final String company;
    private final Map<CrmObject, States> states = new EnumMap<>(CrmObject.class);

    SyncScene(MemoryPeople people, CrmModel crm, CallModel model, RuleSettings rules) {
        this.people = people;
        this.crm = crm;
        this.model = model;
        this.rules = rules;
        this.company = people.companyOf(people.vault());
        for (CrmObject object : CrmObject.values()) {
            states.put(
                    object,
                    new States(crm.originals(), crm.moments(), crm.places().slots(object)));
        }
    }

    States states(CrmObject object) {
        return Objects.requireNonNull(states.get(object));
    }

    int lanes() {
        return model.parallel();
    }

    /** The lane of a profile and its connections, the same in every sync. */
    int lane(int number) {
        return (number >>> BLOCK_BITS) % lanes();
    }

    int lane(Place place) {
        return lane(place.number());
    }
}
