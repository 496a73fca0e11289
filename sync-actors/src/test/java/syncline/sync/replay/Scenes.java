package syncline.sync.replay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.sync.AConnection;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.rules.Trigger;
import syncline.sync.vault.CrmPort.Answer;

/** What lives in a lab are made of: Ada and Bea, who are in Engage, and what becomes of them. */
final class Scenes {
    private Scenes() {}

    /** Ada and Bea with a connection each, and their first sync. */
    static AProfile people(SyncLab lab) {
        var ada = AProfile.named("P-ada", now(lab));
        lab.engage.put(ada.now());
        lab.engage.put(AProfile.named("P-bea", now(lab)).now());
        lab.engage.put(connection(lab).now());
        lab.engage.put(AConnection.of("C-bea", "P-bea", now(lab)).now());
        byHand(lab);
        return ada;
    }

    /** Ada's connection. */
    static AConnection connection(SyncLab lab) {
        return AConnection.of("C-ada", "P-ada", now(lab));
    }

    static void change(SyncLab lab, AProfile profile) {
        lab.engage.put(profile.changed(now(lab)).now());
    }

    static void change(SyncLab lab, AConnection connection) {
        lab.engage.put(connection.changed(now(lab)).now());
    }

    static void nights(SyncLab lab, int count) {
        for (int night = 0; night < count; night++) {
            lab.nightly();
        }
    }

    /** A day later a full sync. */
    static void byHand(SyncLab lab) {
        lab.clock.advance(Duration.ofDays(1));
        lab.sync(Trigger.MANUAL);
    }

    /** From now on the CRM refuses this record. */
    static void refuse(SyncLab lab, String refused, String error, String message) {
        lab.crm.answer((object, id) -> refusal(id.equals(refused), error, message));
    }

    private static @Nullable Answer refusal(boolean refused, String error, String message) {
        return refused ? new Answer.Refused(error, message) : null;
    }

    /** From now on the CRM takes all records. */
    static void accept(SyncLab lab) {
        lab.crm.answer((object, id) -> null);
    }

    static Instant now(SyncLab lab) {
        return lab.clock.instant();
    }
}
