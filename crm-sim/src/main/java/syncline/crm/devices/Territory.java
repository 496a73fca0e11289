package syncline.crm.devices;

import syncline.crm.records.Filter;
import syncline.crm.schema.Field;

/**
 * The accounts of one end user: those whose number leaves the user's rank as remainder. Each account belongs to exactly one
 * territory, and all territories are of about one size (rule N10).
 *
 * @param users how many end users there are, at least 1
 * @param rank where the user stands among them by user name, from 0
 */
public record Territory(long users, long rank) {

    /**
     * @throws IllegalArgumentException if the rank is not one of 0 to {@code users - 1}
     */
    public Territory {
        if (rank < 0 || rank >= users) {
            throw new IllegalArgumentException("Among " + users + " users nobody has the rank " + rank);
        }
    }

    /** Whether the account of that number belongs to it. */
    public boolean holds(long account) {
        return rank(account, users) == rank;
    }

    /** The rank of the user whose territory the account of that number is in. */
    public static int rank(long account, long users) {
        return (int) (account % users);
    }

    /** That a field, the id of an account or a reference to one, holds an account of it. */
    Filter filter(Field account) {
        return new Filter.Remainder(account, users, rank);
    }
}
