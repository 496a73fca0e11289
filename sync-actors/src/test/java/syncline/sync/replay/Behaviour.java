package syncline.sync.replay;

import static syncline.sync.replay.Scenes.accept;
import static syncline.sync.replay.Scenes.byHand;
import static syncline.sync.replay.Scenes.change;
import static syncline.sync.replay.Scenes.connection;
import static syncline.sync.replay.Scenes.nights;
import static syncline.sync.replay.Scenes.now;
import static syncline.sync.replay.Scenes.people;
import static syncline.sync.replay.Scenes.refuse;

import java.time.Duration;
import java.util.function.Consumer;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.RuleSettings;

/** Behaviours of the sync of which a history is kept for ever: how each was recorded. */
enum Behaviour {
    FIRST_SYNC("\"operation\":\"create\"", Scenes::people),

    PARKED_AND_HEALED("\"retry\":\"parked\",\"failures\":10", lab -> {
        var ada = people(lab);
        refuse(lab, "P-ada", "INVALID_DATA", "The field is too long");
        change(lab, ada.title("Head of Ward"));
        nights(lab, 12);
        accept(lab);
        change(lab, ada.title("Prof"));
        lab.nightly();
    }),

    ACCOUNT_MERGES("V4S00000002", lab -> {
        var ada = people(lab);
        change(lab, ada.account("V4S00000001"));
        lab.nightly();
        lab.crm.merged("V4S00000001", "V4S00000002", now(lab));
        nights(lab, 2);
        lab.crm.missing("V4S00000003");
        change(lab, ada.account("V4S00000003"));
        lab.nightly();
    }),

    REVOKED_RIGHTS("INSUFFICIENT_ACCESS", lab -> {
        var ada = people(lab);
        refuse(lab, "P-ada", "INSUFFICIENT_ACCESS", "The user may not update engage_profile__v");
        change(lab, ada.title("Head of Ward"));
        nights(lab, 3);
        accept(lab);
        lab.nightly();
    }),

    HAND_EDITS("manual_edit", lab -> {
        var ada = people(lab);
        lab.crm.edit(CrmObject.PROFILE, "P-ada", "title__v", "Sir");
        change(lab, ada.title("Head of Ward"));
        nights(lab, 2);
    }),

    DELETIONS("delete_mark", lab -> {
        var ada = people(lab);
        lab.engage.put(connection(lab).disconnected(now(lab)).now());
        lab.nightly();
        change(lab, ada.deleted(now(lab)));
        nights(lab, 2);
    }),

    WAITING_FOR_THE_PROFILE("\"kind\":\"held\"", lab -> {
        refuse(lab, "P-ada", "INVALID_DATA", "The field is too long");
        people(lab);
        nights(lab, 2);
        accept(lab);
        lab.nightly();
    }),

    FAILED_SYNCS("\"message\":\"failed\"", lab -> {
        var ada = people(lab);
        change(lab, ada.title("Head of Ward"));
        lab.crm.down(true);
        nights(lab, 11);
        lab.crm.down(false);
        nights(lab, 2);
    }),

    /** F12, F13, A20: Ada's profile is written before the end, her connection is not read; the next sync begins where this one did. */
    ABORTED_SYNC("\"cause\":\"Aborted by a test\"", lab -> {
        var ada = people(lab);
        change(lab, ada.title("Head of Ward"));
        lab.engage.put(connection(lab).disconnected(now(lab)).now());
        lab.crm.forgetCalls();
        lab.crm.onWrite(() -> SyncLab.get(lab.syncs.abort(2, "Aborted by a test")));
        lab.nightly();
        lab.crm.onWrite(() -> {});
        nights(lab, 2);
    }),

    /** C33: the row of a connection that ended and began again is the same one. */
    RECONNECTED("\"active__v\":true,\"inactivation_datetime__v\":null", lab -> {
        people(lab);
        var connection = connection(lab);
        lab.engage.put(connection.disconnected(now(lab)).now());
        lab.nightly();
        lab.engage.put(connection.connected(now(lab)).now());
        nights(lab, 2);
    }),

    /** D11, D12: Ada is merged into Bea, who takes over her connection. */
    PROFILE_MERGES("\"id\":\"C-ada\",\"revision\":2", lab -> {
        var ada = people(lab);
        change(lab, ada.deleted(now(lab)));
        lab.engage.put(connection(lab).movedTo("P-bea", now(lab)).now());
        nights(lab, 2);
    }),

    /** B8, E15, O8: who leaves scope leaves the list of retries, and begins anew with the next change in scope. */
    OUT_OF_SCOPE_AND_BACK("\"kind\":\"out-of-scope\"", lab -> {
        people(lab);
        refuse(lab, "C-ada", "INVALID_DATA", "The field is too long");
        var connection = connection(lab).profileName("Ada Osler-Marie");
        change(lab, connection);
        nights(lab, 2);
        lab.crm.users(new CrmUser("1002", "rep2", "Remy Reps"));
        nights(lab, 2);
        lab.crm.users(new CrmUser("1001", "rep1", "Rita Reps"), new CrmUser("1002", "rep2", "Remy Reps"));
        change(lab, connection.profileName("Ada Marie"));
        lab.nightly();
        accept(lab);
        lab.nightly();
    }),

    /** D13, O27: nobody knows whether Cleo's row was made; it was not, and then she is deleted. */
    NO_ROW_TO_CHANGE("\"id\":\"P-cleo\",\"after\"", lab -> {
        people(lab);
        var cleo = AProfile.named("P-cleo", now(lab));
        lab.engage.put(cleo.now());
        lab.crm.loseAnswers();
        lab.nightly();
        lab.crm.answerAtOnce();
        lab.crm.rows(CrmObject.PROFILE).remove("P-cleo");
        change(lab, cleo.deleted(now(lab)));
        nights(lab, 2);
    }),

    /** C21, E3: what was refused is changed back to what the CRM holds. */
    CHANGED_BACK("\"kind\":\"unchanged\"", lab -> {
        var ada = people(lab);
        refuse(lab, "P-ada", "INVALID_DATA", "The field is too long");
        change(lab, ada.title("Head of Ward"));
        nights(lab, 2);
        change(lab, ada.title("Dr"));
        nights(lab, 2);
    }),

    /** A8: 90 days and a moment after the last success. */
    FULL_AFTER_90_DAYS("\"scope\":\"full\",\"trigger\":\"scheduled\"", lab -> {
        var ada = people(lab);
        lab.nightly();
        lab.clock.advance(Duration.ofDays(90));
        change(lab, ada.title("Head of Ward"));
        nights(lab, 2);
    }),

    /** E16, E17: a full sync tries parked records once; a failure leaves them parked, a success does not. */
    PARKED_TRIED_BY_FULL_SYNCS("\"triesParked\":true", lab -> {
        var ada = people(lab);
        refuse(lab, "P-ada", "INVALID_DATA", "The field is too long");
        change(lab, ada.title("Head of Ward"));
        nights(lab, 11);
        byHand(lab);
        accept(lab);
        byHand(lab);
        lab.nightly();
    });

    @SuppressWarnings("ImmutableEnumChecker") // None of its events has a state.
    private final Life life;

    Behaviour(String shows, Consumer<SyncLab> events) {
        this.life = new Life(shows, RuleSettings.CHOSEN, events);
    }

    Life life() {
        return life;
    }
}
