package syncline.sync.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import syncline.lab.db.Database;
import syncline.sync.SyncLab;
import syncline.sync.rules.RuleSettings;

/**
 * What happens in a lab, and how a history of it is made.
 *
 * @param shows what each history of it must have in it
 * @param rules the readings that its syncs follow
 */
record Life(String shows, RuleSettings rules, Consumer<SyncLab> events) {
    /** Records it as it happens. */
    void record(Path file) {
        try (var lab = new SyncLab(memory(), rules, file)) {
            events.accept(lab);
        }
    }

    /** Lets it happen, and records how the lab goes on after a restart. */
    void recordTheDaysAfter(Path file) {
        var database = memory();
        try (var lab = new SyncLab(database, rules)) {
            events.accept(lab);
        }
        try (var lab = new SyncLab(database, rules, file)) {
            lab.clock.advance(Duration.ofDays(100));
            events.accept(lab);
        }
    }

    /** Lets it happen, and makes a history of the journal. */
    void export(Path file) {
        try (var lab = new SyncLab(memory(), rules)) {
            events.accept(lab);
            lab.export(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Database memory() {
        return Database.memory(UUID.randomUUID().toString());
    }
}
