package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;

/** The Post-Processing job, as the sync's admin API shows it. */
record PostProcessingAdmin(LabCalls calls, URI engage, URI admin) {
    private static final String PATH = "/admin/post-processing";

    /** Begins a job, or lets it wait for the end of the sync that runs. */
    void begin() {
        calls.post(admin, PATH, Map.of());
    }

    /** How things stand: {@code phase}, what was {@code taken} in and {@code waiting} since, and the {@code last} job. */
    JsonNode state() {
        return calls.get(admin, PATH);
    }

    /** The last jobs that ended, newest first. */
    JsonNode jobs() {
        return calls.get(admin, PATH + "/jobs");
    }

    /** Clicks that have no row yet: those that no job has read, and those that the CRM refused so far. */
    long waiting() {
        var state = state();
        long answered = calls.get(engage, "/lab/hits").path("acknowledged").asLong();
        return answered - state.path("taken").asLong() + state.path("waiting").asLong();
    }

    /** The number of the last job that ended, 0 before the first. */
    static int lastEnded(JsonNode state) {
        var last = state.path("last");
        return last.path("finishedAt").isTextual() ? last.path("number").asInt() : 0;
    }
}
