package syncline.report;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which run this was, and how to have it again.
 *
 * @param id the name of its folder, see {@link RunFolder}; of a simulated run the name of its scenario
 * @param scenario the name of the scenario
 * @param about the question that the scenario asks, null when it states none
 * @param commit the commit of Syncline that ran, "unknown" outside a checkout
 * @param database what the journal and the CRM lived in, as in "H2, in memory"
 * @param startedAt wall time; of a simulated run virtual time
 * @param wallSeconds how long it took, in a simulated run virtual time
 * @param command the command line that repeats the run, null when there is none
 * @param driver live in a file that does not say
 */
public record Run(
        String id,
        String scenario,
        @Nullable String about,
        long seed,
        String commit,
        String database,
        @Nullable Instant startedAt,
        double wallSeconds,
        @Nullable String command,
        Driver driver)
        implements RunEvent {
    public Run {
        Objects.requireNonNull(id, "run.id");
        Objects.requireNonNull(scenario, "run.scenario");
        commit = commit == null ? "unknown" : commit;
        database = database == null ? "unknown" : database;
        driver = driver == null ? Driver.LIVE : driver;
    }

    /** The same run, so many seconds of wall time after it began. */
    Run until(double seconds) {
        return new Run(id, scenario, about, seed, commit, database, startedAt, seconds, command, driver);
    }
}
