package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.run.OpenRecords;
import syncline.run.OpenRecords.One;
import syncline.scenario.Step.SyncType;

/** The sync's admin API as the runner uses it. */
public record SyncAdmin(LabCalls calls, URI admin) {

    /**
     * What became of asking for a sync: its number, or why none began.
     *
     * @param waitsForPostProcessing whether one can begin once the Post-Processing job has ended
     */
    public record Begun(int number, @Nullable String refusal, boolean waitsForPostProcessing) {}

    public Begun begin(SyncType type) {
        var answer =
                calls.answer(admin, "/admin/syncs", Map.of("type", type == SyncType.FULL ? "full" : "incremental"));
        if (answer.status() == 202) {
            return new Begun(answer.body().path("number").asInt(), null, false);
        }
        var blocked = answer.body().path("blocked");
        if (answer.status() == 409 && !blocked.isMissingNode()) {
            return new Begun(
                    0,
                    blocked.path("message").asText(),
                    blocked.path("reason").asText().equals("post_processing"));
        }
        throw new LabCalls.LabFailed("POST /admin/syncs answered %d: %s".formatted(answer.status(), answer.body()));
    }

    /** The number of the last sync that began, 0 before the first. */
    public int newest() {
        return calls.get(admin, "/admin/syncs").path(0).path("number").asInt();
    }

    /** How a sync stands. */
    public JsonNode sync(int number) {
        return calls.get(admin, "/admin/syncs/" + number);
    }

    /** Whether a sync has ended. */
    public static boolean ended(JsonNode sync) {
        return time(sync, "finishedAt").isPresent();
    }

    public static Optional<Instant> time(JsonNode sync, String field) {
        return sync.path(field).isTextual()
                ? Optional.of(Instant.parse(sync.path(field).asText()))
                : Optional.empty();
    }

    /** Stores the success and error logs of a sync in a folder; where the error log is. */
    public Path logs(int number, Path folder) {
        Path stored = folder;
        for (String log : List.of("success", "error")) {
            stored = folder.resolve("sync-%02d-%s.csv".formatted(number, log));
            calls.download(admin, "/admin/syncs/%d/%s.csv".formatted(number, log), stored);
        }
        return stored;
    }

    /** The records that are not in step. */
    public OpenRecords open() {
        var open = new ArrayList<One>();
        for (var lines = calls.lines(admin, "/admin/failures"); lines.hasNext(); ) {
            var record = lines.next();
            open.add(new One(
                    record.path("object").asText(),
                    record.path("externalId").asText(),
                    record.path("parked").asBoolean(),
                    record.path("held").asBoolean()));
        }
        return OpenRecords.of(open);
    }
}
