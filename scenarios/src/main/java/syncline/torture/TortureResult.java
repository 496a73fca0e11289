package syncline.torture;

import java.util.List;

/**
 * What a torture came to.
 *
 * @param kills all kills of syncs, in order
 * @param startsKilled kills while the lab started
 * @param syncs how many syncs there were, killed or not
 * @param completed how many of them ran to their end
 * @param compared records compared, over all comparisons
 * @param wrong what was wrong, empty if nothing was; it ends with the first check that finds something
 */
public record TortureResult(
        List<Kill> kills, int startsKilled, int syncs, int completed, long compared, List<String> wrong) {
    /** How many kills fell into a phase of full, or of incremental, syncs. */
    public long kills(boolean full, Kill.Phase phase) {
        return kills.stream()
                .filter(kill -> kill.full() == full && kill.phase() == phase)
                .count();
    }

    /** How many kills hit full, or incremental, syncs. */
    public long kills(boolean full) {
        return kills.stream().filter(kill -> kill.full() == full).count();
    }
}
