package syncline.load;

import java.net.URI;
import java.time.Duration;

/** What a simulation is told in which HCPs edit their profiles while syncs run. */
interface SyncPlan extends Plan {
    /** Where the sync's admin API is. */
    URI admin();

    /** The admin's. */
    String password();

    /** How many there are to edit. */
    int profiles();

    /** What edits are drawn from. */
    long seed();

    /** How long edits go on, at most. */
    Duration maxDuration();

    /** The same in whole seconds. */
    default int seconds() {
        return Math.toIntExact(maxDuration().toSeconds());
    }

    @Override
    default void reach() {
        new Service(engage(), "engage").isUp();
        new Service(admin(), "admin").admits(password());
    }
}
