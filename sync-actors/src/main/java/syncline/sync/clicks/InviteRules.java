package syncline.sync.clicks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import syncline.sync.clicks.InviteEvent.HitsRefused;
import syncline.sync.clicks.InviteEvent.HitsWritten;
import syncline.sync.clicks.InviteEvent.RefusedHit;
import syncline.sync.clicks.InviteEvent.WrittenHit;

/** What an invite does with hits. Each hit comes to one row, however often it and its answer are delivered (J12, J26). */
public final class InviteRules {
    private InviteRules() {}

    /** A hit and what the CRM answered. */
    public record Answered(Hit hit, HitOutcome outcome) {}

    /**
     * What happens when the CRM has answered: nothing to hits whose row was known already.
     *
     * @param answers in the order of the log, and none left out that is before the last of them
     */
    public static List<InviteEvent> settle(InviteState state, int job, Instant at, List<Answered> answers) {
        var written = new ArrayList<WrittenHit>(answers.size());
        var refused = new LinkedHashMap<HitOutcome.Refused, List<RefusedHit>>();
        for (Answered answer : answers) {
            var hit = answer.hit();
            if (state.needs(hit.seq())) {
                switch (answer.outcome()) {
                    case HitOutcome.Written row ->
                        written.add(new WrittenHit(hit.seq(), hit.id(), hit.kind(), hit.at(), row.crmId()));
                    case HitOutcome.Refused reason ->
                        refused.computeIfAbsent(reason, key -> new ArrayList<>())
                                .add(new RefusedHit(hit.seq(), hit.id(), hit.kind(), hit.at()));
                }
            }
        }
        var events = new ArrayList<InviteEvent>();
        if (!written.isEmpty()) {
            events.add(new HitsWritten(job, at, written));
        }
        refused.forEach((reason, hits) -> events.add(event(job, at, reason, hits)));
        return events;
    }

    private static HitsRefused event(int job, Instant at, HitOutcome.Refused reason, List<RefusedHit> hits) {
        return new HitsRefused(job, at, reason.ownFault(), reason.errorType(), reason.message(), hits);
    }
}
