package syncline.sync.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import syncline.lab.db.Database;
import syncline.lab.http.Json;
import syncline.sync.AConnection;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Trigger;
import syncline.sync.vault.CrmPort.Answer;

/**
 * The history of a fortnight with a profile that is refused until it is parked and then healed by a change, one that is deleted, a connection
 * that waits for its profile and one that ends, a CRM that breaks off, and a full sync.
 */
final class AHistory {
    private AHistory() {}

    /** Records it on {@code database}, which may know records already, from {@code after} the start of all labs. */
    static void record(Database database, Path file, Duration after) {
        record(database, RuleSettings.CHOSEN, file, after);
    }

    static void record(Database database, RuleSettings rules, Path file, Duration after) {
        try (var lab = new SyncLab(database, rules, file)) {
            lab.clock.advance(after);
            fortnight(lab);
        }
    }

    static void fortnight(SyncLab lab) {
        var steady = AProfile.named("P-steady", lab.clock.instant());
        var refused = AProfile.named("P-refused", lab.clock.instant());
        var leaving = AProfile.named("P-leaving", lab.clock.instant());
        var connection = AConnection.of("C-steady", "P-steady", lab.clock.instant());
        for (AProfile profile : List.of(steady, refused, leaving)) {
            lab.engage.put(profile.now());
        }
        lab.engage.put(connection.now());
        lab.engage.put(
                AConnection.of("C-waits", "P-refused", lab.clock.instant()).now());
        var tooLong = new Answer.Refused("INVALID_DATA", "The field is too long");
        lab.crm.answer((object, id) -> id.equals("P-refused") ? tooLong : null);
        lab.nightly();
        lab.engage.put(leaving.deleted(lab.clock.instant()).now());
        lab.engage.put(connection.disconnected(lab.clock.instant()).now());
        lab.nightly();
        lab.engage.put(steady.title("Head of Ward").changed(lab.clock.instant()).now());
        lab.crm.down(true);
        lab.nightly();
        lab.crm.down(false);
        for (int night = 0; night < 10; night++) {
            lab.nightly();
        }
        lab.crm.answer((object, id) -> null);
        lab.engage.put(refused.title("Prof").changed(lab.clock.instant()).now());
        lab.nightly();
        lab.clock.advance(Duration.ofDays(1));
        lab.sync(Trigger.MANUAL);
    }

    static List<Divergence> divergences(Path file) {
        return ReplayedFile.of(file, entry -> false).first();
    }

    static List<ObjectNode> lines(Path file) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            var lines = new ArrayList<ObjectNode>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add((ObjectNode) Json.MAPPER.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, List<ObjectNode> lines) {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (ObjectNode line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
