package syncline.virtual.traffic;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.People;
import syncline.engage.directory.Refusal;
import syncline.load.arrivals.Arrivals;

/** HCPs who change their titles in Engage: the same profiles at the same moments as in a live run. */
final class Edits {
    private static final long MICROS_OF_A_MILLI = 1_000;

    private final People people;
    private final Arrivals arrivals;
    private final long seed;
    private final Requests requests;
    private final Disturbed disturbed;
    private final GroupCommit commits = new GroupCommit();
    private int taken;

    Edits(People people, Arrivals arrivals, long seed, Requests requests, Disturbed disturbed) {
        this.people = people;
        this.arrivals = arrivals;
        this.seed = seed;
        this.requests = requests;
        this.disturbed = disturbed;
    }

    /** Whether there will be no more. */
    boolean done() {
        return taken == arrivals.count();
    }

    /** When the next one is due, in milliseconds since the load began. */
    long due() {
        return arrivals.dueMillis(taken);
    }

    /** Makes the next one. */
    void make() {
        long due = due();
        int turn = taken++;
        var request = disturbed.next();
        long came = due * MICROS_OF_A_MILLI;
        long micros = request.micros();
        String error = request.error();
        if (request.arrives()) {
            micros += commits.written(came) - came;
            String refused = edit(turn);
            error = error == null ? refused : error;
        }
        requests.add(due, micros, error);
    }

    private @Nullable String edit(int turn) {
        int number =
                new SplittableRandom(seed + turn).nextInt(people.population().profiles());
        try {
            var unused = people.edit(people.population().id(number), profile -> profile.title("Head of Ward " + turn));
            return null;
        } catch (Refusal e) {
            return e.getMessage();
        }
    }
}
