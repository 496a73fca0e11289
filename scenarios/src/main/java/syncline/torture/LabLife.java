package syncline.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import syncline.oracle.Consistency;
import syncline.oracle.SyncSpan;
import syncline.runner.Lab;
import syncline.runner.LabCalls;
import syncline.runner.LabControls;
import syncline.runner.SyncAdmin;

/** One life of a lab: from a start of its process to the kill. */
final class LabLife implements AutoCloseable {
    private static final List<String> OBJECTS = List.of("engage_profile__v", "engage_connection__v");
    private static final Duration LONGEST_NOTING = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final LabProcess process;
    private final LabCalls calls = new LabCalls(LabProcess.password());
    private final URI engage;
    private final URI crm;
    private final URI adminAt;
    private final LabControls controls;
    private final SyncAdmin admin;

    private LabLife(LabProcess process, LabProcess.Addresses at) {
        this.process = process;
        this.engage = at.engage();
        this.crm = at.crm();
        this.adminAt = at.admin();
        this.controls = new LabControls(calls, engage, crm, Lab.VAULT);
        this.admin = new SyncAdmin(calls, adminAt);
    }

    /** Waits until the lab of a process listens. */
    static LabLife of(LabProcess process) {
        return new LabLife(process, process.addresses());
    }

    SyncAdmin admin() {
        return admin;
    }

    /** The lab's time. */
    Instant now() {
        return Instant.parse(calls.get(engage, "/lab/clock").path("now").asText());
    }

    void advance(Duration time) {
        calls.post(engage, "/lab/clock", Map.of("advance", time.toString()));
    }

    void change(Map<String, Long> counts) {
        calls.post(engage, "/lab/changes", counts);
    }

    /** Somebody signs up and connects. */
    void signUp(String lastName, String username) {
        var profile =
                calls.post(engage, "/api/profiles", Map.of("role", "hcp", "firstName", "Ada", "lastName", lastName));
        calls.post(
                engage,
                "/api/connections",
                Map.of("profileId", profile.path("id").asText(), "username", username));
    }

    /** Lets the CRM refuse a share of the writes, 0 to 1, at random. */
    void refuse(double share) {
        var faults = OBJECTS.stream()
                .map(object -> Map.of("object", object, "rate", share))
                .toList();
        calls.put(crm, "/lab/faults", Map.of("records", share > 0 ? faults : List.of()));
    }

    /** What Engage holds, as one number. */
    int engageState() {
        int hash = 0;
        for (String path : List.of("/lab/profiles", "/lab/connections")) {
            for (var lines = calls.lines(engage, path + "?vault=" + Lab.VAULT); lines.hasNext(); ) {
                hash = 31 * hash + lines.next().hashCode();
            }
        }
        return hash;
    }

    SyncFacts sync(int number) {
        return SyncFacts.of(admin.sync(number));
    }

    /** The history as it is shown, newest first. */
    List<SyncFacts> history() {
        JsonNode shown = calls.get(adminAt, "/admin/syncs");
        return StreamSupport.stream(shown.spliterator(), false)
                .map(SyncFacts::of)
                .toList();
    }

    /** Waits until no sync runs: one that was killed is told to have failed soon after the lab has started again. */
    void awaitEnds() {
        long until = System.nanoTime() + LONGEST_NOTING.toNanos();
        while (history().stream().anyMatch(sync -> !sync.ended()) && System.nanoTime() < until) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    SyncLog log(int number, Path folder) {
        return SyncLog.read(admin, number, folder);
    }

    /** Failures in a row of the records that are not in step. */
    Map<String, Integer> open() {
        var open = new HashMap<String, Integer>();
        for (var lines = calls.lines(adminAt, "/admin/failures"); lines.hasNext(); ) {
            var line = lines.next();
            open.put(
                    line.path("object").asText() + "/" + line.path("externalId").asText(),
                    line.path("failures").asInt());
        }
        return open;
    }

    /** The CRM's own count of refused writes in a row. */
    Map<String, Integer> refused() {
        return controls.refused();
    }

    /**
     * Compares both sides. Excused are records that the CRM refuses or the sync has parked, and connections that wait for their
     * profile: it may have a row, from a write whose answer was lost, and be refused since.
     */
    Consistency compare(List<SyncSpan> syncs) {
        Set<String> failing = new HashSet<>(controls.refused().keySet());
        failing.addAll(admin.open().parked());
        open().forEach((record, failures) -> {
            if (failures == 0) {
                failing.add(record);
            }
        });
        return controls.compare(new ArrayList<>(syncs), false, failing);
    }

    /** Lets the lab stop in order. */
    void stop() {
        calls.close();
        process.stop();
    }

    /** Kills the lab. */
    @Override
    public void close() {
        process.kill();
        calls.close();
    }
}
