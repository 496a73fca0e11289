package syncline.sync.replay;

import static syncline.sync.replay.Scenes.accept;
import static syncline.sync.replay.Scenes.byHand;
import static syncline.sync.replay.Scenes.change;
import static syncline.sync.replay.Scenes.nights;
import static syncline.sync.replay.Scenes.now;
import static syncline.sync.replay.Scenes.people;
import static syncline.sync.replay.Scenes.refuse;

import java.time.Duration;
import java.util.function.Consumer;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.RuleSettings.FullIf;
import syncline.sync.rules.RuleSettings.GapMode;
import syncline.sync.rules.RuleSettings.ManualEdit;
import syncline.sync.rules.Trigger;

/** Behaviours by readings of the rules that are not the usual ones, of which a history is kept for ever, too. */
enum OtherReading {
    PARKED_AFTER_THREE("\"retry\":\"parked\",\"failures\":3", rules -> rules.retryLimit = 3, lab -> {
        var ada = people(lab);
        refuse(lab, "P-ada", "INVALID_DATA", "The field is too long");
        change(lab, ada.title("Head of Ward"));
        nights(lab, 5);
    }),

    /** O6: a full sync passes parked records by. */
    PARKED_LEFT_OUT_OF_FULL_SYNCS(
            "\"fullSyncIncludesParked\":false",
            rules -> {
                rules.retryLimit = 2;
                rules.fullSyncIncludesParked = false;
            },
            lab -> {
                var ada = people(lab);
                refuse(lab, "P-ada", "INVALID_DATA", "The field is too long");
                change(lab, ada.title("Head of Ward"));
                nights(lab, 2);
                accept(lab);
                byHand(lab);
                change(lab, ada.title("Prof"));
                lab.nightly();
            }),

    /** C38: a row that a person edited is written as any other. */
    EDITED_ROWS_OVERWRITTEN("\"manualEdit\":\"overwrite\"", rules -> rules.manualEdit = ManualEdit.OVERWRITE, lab -> {
        var ada = people(lab);
        lab.crm.edit(CrmObject.PROFILE, "P-ada", "title__v", "Sir");
        change(lab, ada.title("Head of Ward"));
        nights(lab, 2);
    }),

    /** O1: one failure, and scheduled syncs are full for 90 days. */
    FULL_AFTER_ANY_FAILURE(
            "\"scope\":\"full\",\"trigger\":\"scheduled\"", rules -> rules.fullIf = FullIf.ANY_FAILED_90D, lab -> {
                var ada = people(lab);
                lab.nightly();
                lab.crm.down(true);
                lab.nightly();
                lab.crm.down(false);
                nights(lab, 2);
                lab.clock.advance(Duration.ofDays(90));
                change(lab, ada.title("Head of Ward"));
                nights(lab, 2);
            }),

    /** O3: half an hour after a sync another one sees Engage as it was an hour before, and misses Cleo. */
    SHORTLY_AFTER_A_SYNC("\"asOf\":\"", rules -> rules.gapMode = GapMode.WARN, lab -> {
        people(lab);
        lab.clock.advance(Duration.ofMinutes(10));
        lab.engage.put(AProfile.named("P-cleo", now(lab)).now());
        lab.clock.advance(Duration.ofMinutes(20));
        lab.sync(Trigger.SCHEDULED);
        nights(lab, 1);
        byHand(lab);
    }),

    /** F12: a sync that takes longer than it may has failed; the next one does the work. */
    OUT_OF_TIME("time limit of PT1H", rules -> rules.jobTimeLimit = Duration.ofHours(1), lab -> {
        var ada = people(lab);
        change(lab, ada.title("Head of Ward"));
        lab.engage.onPage(() -> lab.clock.advance(Duration.ofMinutes(45)));
        lab.nightly();
        lab.engage.onPage(() -> {});
        lab.nightly();
    });

    @SuppressWarnings("ImmutableEnumChecker") // None of its events has a state.
    private final Life life;

    OtherReading(String shows, Consumer<RuleSettings.Draft> rules, Consumer<SyncLab> events) {
        this.life = new Life(shows, RuleSettings.CHOSEN.but(rules), events);
    }

    Life life() {
        return life;
    }
}
