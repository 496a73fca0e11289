package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import syncline.report.Retries;
import syncline.scenario.Step.SyncType;

/** The sync's admin API as the runner uses it. */
public record SyncAdmin(LabCalls calls, URI admin) {

    /**
     * What became of asking for a sync: its number, or why none began.
     *
     * @param waitsForPostProcessing whether one can begin once the Post-Processing job has ended
     */
    public record Begun(int number, @Nullable String refusal, boolean waitsForPostProcessing) {}

    /** Records that are not in step, as the sync sees them; all of them and those parked each as {@code object/externalId}. */
    public record Open(Set<String> all, Set<String> parked, long held, long due) {

        /** Where retrying stands, with the CRM's own count of refused writes in a row by record. */
        Retries retries(Map<String, Integer> refused) {
            int most =
                    refused.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            int fewest = parked.stream()
                    .mapToInt(record -> refused.getOrDefault(record, 0))
                    .min()
                    .orElse(0);
            return new Retries(parked.size(), held, due, fewest, most, byAttempt(refused));
        }

        private Map<String, Long> byAttempt(Map<String, Integer> refused) {
            var tries = new TreeMap<Integer, Long>();
            all.stream()
                    .filter(record -> !parked.contains(record) && refused.containsKey(record))
                    .forEach(record -> tries.merge(refused.getOrDefault(record, 0), 1L, Long::sum));
            var byAttempt = new LinkedHashMap<String, Long>();
            tries.forEach((attempt, records) -> byAttempt.put(attempt.toString(), records));
            if (!parked.isEmpty()) {
                byAttempt.put("parked", (long) parked.size());
            }
            return byAttempt;
        }
    }

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
    public Open open() {
        var all = new HashSet<String>();
        var parked = new HashSet<String>();
        long held = 0;
        long due = 0;
        for (var lines = calls.lines(admin, "/admin/failures"); lines.hasNext(); ) {
            var record = lines.next();
            String key = record.path("object").asText() + "/"
                    + record.path("externalId").asText();
            all.add(key);
            if (record.path("parked").asBoolean()) {
                parked.add(key);
            } else if (record.path("held").asBoolean()) {
                held++;
            } else {
                due++;
            }
        }
        return new Open(all, parked, held, due);
    }
}
