package syncline.virtual.run;

import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.Stream;
import syncline.crm.draws.Draws;
import syncline.engage.directory.LabChanges;
import syncline.engage.directory.MemoryPeople;
import syncline.run.MadeWords;
import syncline.scenario.Population.Size;
import syncline.scenario.Step.Changes;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.ProfileRow;
import syncline.virtual.crm.CrmModel;
import syncline.virtual.crm.CrmRows;
import syncline.virtual.crm.Place;

/** Makes the changes of a step: the same ones as the lab controls of a live run. */
record VirtualChanges(MemoryPeople people, CrmModel crm, Instant now) {
    /** Changes people and connections in Engage, then accounts and rows in the CRM; in a few words, what was made. */
    String make(Changes changes, Size size, long seed) {
        var made = new MadeWords();
        inEngage(changes, size, seed, made);
        int merges = changes.accountMerges().of(size.accounts());
        if (merges > 0) {
            made.add(merge(seed, merges), "account merges");
        }
        int edits = changes.handEdits().of(size.profiles());
        if (edits > 0) {
            made.add(edit(seed, edits), "hand edits");
        }
        return made.toString();
    }

    private void inEngage(Changes changes, Size size, long seed, MadeWords made) {
        var wanted = new LabChanges.Counts(
                changes.profiles().of(size.profiles()),
                changes.connects().of(size.connections()),
                changes.disconnects().of(size.connections()),
                changes.associations().of(size.profiles()),
                changes.deletions().of(size.profiles()),
                changes.merges().of(size.profiles()));
        var counts = LabChanges.make(people, seed, wanted);
        made.add(counts.profiles(), "profiles");
        made.add(counts.connects(), "connects");
        made.add(counts.disconnects(), "disconnects");
        made.add(counts.associations(), "associations");
        made.add(counts.deletions(), "deletions");
        made.add(counts.merges(), "merges");
    }

    private int merge(long seed, int count) {
        var drawn = Draws.merges(seed, count, crm.linkedAccounts(), crm.otherAccounts());
        drawn.forEach(merge -> crm.merge(merge.losing(), merge.surviving(), now));
        return drawn.size();
    }

    private int edit(long seed, int count) {
        var rows = new CrmRows(crm, people).profilePlaces().filter(this::isLive).toList();
        var drawn = Draws.edits(seed, count, CrmObject.PROFILE.apiName(), ids(rows));
        drawn.forEach(id -> crm.edit(crm.places().profile(people.find(id).orElseThrow(), id), now));
        return drawn.size();
    }

    /** Rows of what has ended are not edited, as the sync has nothing more to write to them. */
    private boolean isLive(Place place) {
        return Stream.ofNullable(crm.current(place))
                .anyMatch(row -> row instanceof ProfileRow profile && profile.status() != ProfileRow.Status.DELETED);
    }

    private static List<String> ids(List<Place> places) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return places.get(index).id();
            }

            @Override
            public int size() {
                return places.size();
            }
        };
    }
}
