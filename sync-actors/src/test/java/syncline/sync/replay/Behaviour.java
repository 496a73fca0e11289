package syncline.sync.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import syncline.lab.db.Database;
import syncline.sync.AConnection;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Trigger;
import syncline.sync.vault.CrmPort.Answer;

/** Behaviours of the sync of which a history is kept for ever: how each was recorded. */
enum Behaviour {
    FIRST_SYNC("\"operation\":\"create\"", Behaviour::people),

    PARKED_AND_HEALED("\"retry\":\"parked\",\"failures\":10", lab -> {
        var ada = people(lab);
        refuse(lab, "INVALID_DATA", "The field is too long");
        lab.engage.put(ada.title("Head of Ward").changed(lab.clock.instant()).now());
        nights(lab, 12);
        refuse(lab, null, "");
        lab.engage.put(ada.title("Prof").changed(lab.clock.instant()).now());
        lab.nightly();
    }),

    PARKED_AFTER_THREE("\"retry\":\"parked\",\"failures\":3", lab -> {
        var ada = people(lab);
        refuse(lab, "INVALID_DATA", "The field is too long");
        lab.engage.put(ada.title("Head of Ward").changed(lab.clock.instant()).now());
        nights(lab, 5);
    }),

    ACCOUNT_MERGES("V4S00000002", lab -> {
        var ada = people(lab);
        lab.engage.put(ada.account("V4S00000001").changed(lab.clock.instant()).now());
        lab.nightly();
        lab.crm.merged("V4S00000001", "V4S00000002", lab.clock.instant());
        nights(lab, 2);
        lab.crm.missing("V4S00000003");
        lab.engage.put(ada.account("V4S00000003").changed(lab.clock.instant()).now());
        lab.nightly();
    }),

    REVOKED_RIGHTS("INSUFFICIENT_ACCESS", lab -> {
        var ada = people(lab);
        refuse(lab, "INSUFFICIENT_ACCESS", "The user may not update engage_profile__v");
        lab.engage.put(ada.title("Head of Ward").changed(lab.clock.instant()).now());
        nights(lab, 3);
        refuse(lab, null, "");
        lab.nightly();
    }),

    HAND_EDITS("manual_edit", lab -> {
        var ada = people(lab);
        lab.crm.edit(CrmObject.PROFILE, "P-ada", "title__v", "Sir");
        lab.engage.put(ada.title("Head of Ward").changed(lab.clock.instant()).now());
        nights(lab, 2);
    }),

    DELETIONS("delete_mark", lab -> {
        var ada = people(lab);
        lab.engage.put(AConnection.of("C-ada", "P-ada", lab.clock.instant())
                .disconnected(lab.clock.instant())
                .now());
        lab.nightly();
        lab.engage.put(
                ada.deleted(lab.clock.instant()).changed(lab.clock.instant()).now());
        nights(lab, 2);
    }),

    WAITING_FOR_THE_PROFILE("\"kind\":\"held\"", lab -> {
        refuse(lab, "INVALID_DATA", "The field is too long");
        people(lab);
        nights(lab, 2);
        refuse(lab, null, "");
        lab.nightly();
    }),

    FAILED_SYNCS("\"message\":\"failed\"", lab -> {
        var ada = people(lab);
        lab.engage.put(ada.title("Head of Ward").changed(lab.clock.instant()).now());
        lab.crm.down(true);
        nights(lab, 11);
        lab.crm.down(false);
        nights(lab, 2);
    });

    private final String shows;

    @SuppressWarnings("ImmutableEnumChecker") // None of them has a state.
    private final Consumer<SyncLab> life;

    /** @param shows what a history of it must have in it */
    Behaviour(String shows, Consumer<SyncLab> life) {
        this.shows = shows;
        this.life = life;
    }

    /** The name of its file, without what it ends in. */
    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String shows() {
        return shows;
    }

    /** Records it as it happens. */
    void record(Path file) {
        try (var lab = new SyncLab(memory(), rules(), file)) {
            life.accept(lab);
        }
    }

    /** Lets it happen, and records how the lab goes on after a restart. */
    void recordTheDaysAfter(Path file) {
        var database = memory();
        try (var lab = new SyncLab(database, rules())) {
            life.accept(lab);
        }
        try (var lab = new SyncLab(database, rules(), file)) {
            lab.clock.advance(Duration.ofDays(100));
            life.accept(lab);
        }
    }

    /** Lets it happen, and makes a history of the journal. */
    void export(Path file) {
        try (var lab = new SyncLab(memory(), rules())) {
            life.accept(lab);
            lab.export(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuleSettings rules() {
        return this == PARKED_AFTER_THREE ? RuleSettings.CHOSEN.withRetryLimit(3) : RuleSettings.CHOSEN;
    }

    private static Database memory() {
        return Database.memory(UUID.randomUUID().toString());
    }

    /** Ada and Bea with a connection each, and their first sync. */
    private static AProfile people(SyncLab lab) {
        var ada = AProfile.named("P-ada", lab.clock.instant());
        lab.engage.put(ada.now());
        lab.engage.put(AProfile.named("P-bea", lab.clock.instant()).now());
        lab.engage.put(AConnection.of("C-ada", "P-ada", lab.clock.instant()).now());
        lab.engage.put(AConnection.of("C-bea", "P-bea", lab.clock.instant()).now());
        lab.clock.advance(Duration.ofDays(1));
        lab.sync(Trigger.MANUAL);
        return ada;
    }

    private static void nights(SyncLab lab, int count) {
        for (int night = 0; night < count; night++) {
            lab.nightly();
        }
    }

    /** From now on the CRM refuses Ada's profile, or with no error nothing. */
    private static void refuse(SyncLab lab, @Nullable String error, String message) {
        lab.crm.answer((object, id) -> error != null && id.equals("P-ada") ? new Answer.Refused(error, message) : null);
    }
}
