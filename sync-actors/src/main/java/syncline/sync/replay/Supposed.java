package syncline.sync.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import syncline.sync.rules.CrmObject;

/** What would have been otherwise under other rules, and of what nobody can know that. */
public final class Supposed {
    private final List<SyncDifference> syncs = new ArrayList<>();
    private final List<Divergence> first = new ArrayList<>();
    private final Set<RecordKey> differing = new HashSet<>();
    private final Map<CrmObject, Long> notTried = new EnumMap<>(CrmObject.class);
    private final Map<CrmObject, Long> notLookedAt = new EnumMap<>(CrmObject.class);
    private final Map<NotKnown, Map<CrmObject, Long>> lost = new EnumMap<>(NotKnown.class);

    /** The syncs that would have gone otherwise, in order. */
    public List<SyncDifference> syncs() {
        return List.copyOf(syncs);
    }

    /** How many records would have fared otherwise, or may have. */
    public long records() {
        return differing.size();
    }

    /** The first difference of the first records, at most {@link ReplayedFile#SHOWN}. */
    public List<Divergence> first() {
        return List.copyOf(first);
    }

    /** Tries that would not have taken place, by object. */
    public Map<CrmObject, Long> notTried() {
        return Map.copyOf(notTried);
    }

    /** Records lost from sight, by reason and object. */
    public Map<NotKnown, Map<CrmObject, Long>> lost() {
        return Map.copyOf(lost);
    }

    /** Writes before which nobody asked whether somebody else had changed the row, though the other rules would have (C38). */
    public Map<CrmObject, Long> notLookedAt() {
        return Map.copyOf(notLookedAt);
    }

    void sync(SyncDifference difference) {
        if (!difference.isNone()) {
            syncs.add(difference);
        }
    }

    void differs(RecordKey key, Divergence divergence) {
        differing.add(key);
        if (first.size() < ReplayedFile.SHOWN) {
            first.add(divergence);
        }
    }

    void notTried(RecordKey key) {
        notTried.merge(key.object(), 1L, Long::sum);
    }

    void notLookedAt(RecordKey key) {
        notLookedAt.merge(key.object(), 1L, Long::sum);
    }

    void lost(RecordKey key, NotKnown reason) {
        differing.add(key);
        lost.computeIfAbsent(reason, anew -> new EnumMap<>(CrmObject.class)).merge(key.object(), 1L, Long::sum);
    }
}
