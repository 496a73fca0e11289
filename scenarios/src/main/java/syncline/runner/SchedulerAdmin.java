package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import syncline.run.Scheduling.Answered;
import syncline.scenario.Step;

/** The sync's scheduler as the runner uses it. */
record SchedulerAdmin(LabCalls calls, URI admin) {
    private static final String PATH = "/admin/scheduler";
    /** In real time; the scheduler looks at the lab's clock a few times a second. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** The entry as it is now. */
    JsonNode entry() {
        return calls.get(admin, PATH);
    }

    /** Replaces the entry. */
    void set(Step.Entry entry) {
        calls.put(
                admin,
                PATH,
                Map.of("every", entry.every().toString(), "at", entry.at().toString()));
    }

    /** Puts an entry back; without one there, nothing is due any more. */
    void restore(JsonNode entry) {
        var body = new LinkedHashMap<String, String>();
        body.put("every", entry.path("every").asText("0d"));
        body.put("at", entry.path("at").asText("02:00"));
        if (entry.path("from").isTextual()) {
            body.put("from", entry.path("from").asText());
        }
        calls.put(admin, PATH, body);
    }

    /** When a sync is due next, if ever. */
    Optional<Instant> nextDue() {
        return SyncAdmin.time(entry(), "nextDue");
    }

    /**
     * Waits until the scheduler has acted on a due time that has come.
     *
     * @throws LabCalls.LabFailed if it never does
     */
    Answered answered(Instant due) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() < end) {
            var last = entry().path("last");
            var answered = SyncAdmin.time(last, "due").filter(at -> !at.isBefore(due));
            if (answered.isPresent()) {
                return new Answered(
                        last.path("sync").asInt(),
                        last.path("blocked").isTextual() ? last.path("blocked").asText() : null);
            }
            SyncWatch.pause();
        }
        throw new LabCalls.LabFailed("The scheduler did nothing at " + due);
    }
}
