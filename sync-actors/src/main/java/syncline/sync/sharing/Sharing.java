package syncline.sync.sharing;

import akka.actor.typed.ActorSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.engage.EngageDesk;
import syncline.sync.engage.EngageLinks;
import syncline.sync.share.Sender;
import syncline.sync.share.SentMessage;
import syncline.sync.share.Share;
import syncline.sync.share.ShareModal;
import syncline.sync.share.SharingOption;
import syncline.sync.sharing.Outbox.Outcome;
import syncline.sync.sharing.Outbox.Wish;
import syncline.sync.vault.CrmDesk;
import syncline.sync.vault.CrmSignIn.Person;
import syncline.sync.vault.ShareDesk;

/**
 * Sharing links. A stage fails when Engage does not answer as it should, or when the CRM does not before there is anything to send it.
 */
public final class Sharing {
    private final Sharers sharers;
    private final Outbox outbox;
    private final boolean qrOnOpen;

    /** @param qrOnOpen whether the QR code is made as soon as the share modal opens (O11) */
    public Sharing(
            ActorSystem<?> system,
            ShareDesk crm,
            CrmDesk devices,
            EngageDesk engage,
            EngageLinks links,
            boolean qrOnOpen) {
        var calls = new Calls(system);
        this.sharers = new Sharers(crm, devices, engage, calls);
        this.outbox = new Outbox(crm, links, calls);
        this.qrOnOpen = qrOnOpen;
    }

    /** A link with its row in the CRM. */
    public record Sent(SentMessage message, String crmId) {}

    /** What became of a share. */
    public sealed interface Shared {
        /** Links were sent, that of the picked option last; none if the user left the modal. */
        record Done(List<Sent> sent) implements Shared {}

        /** It was refused, and why. */
        record Refused(String why) implements Shared {}
    }

    /** What the share modal offers, or why it does not open. */
    public record Offer(
            List<SharingOption> options, @Nullable String why) {}

    /** What a user is offered; {@code opened} is an opening of the modal with no option picked. */
    public CompletionStage<Offer> offer(Person admin, Share opened) {
        return sharers.known(admin, List.of(opened)).thenApply(known -> {
            String why = known.refusal(opened);
            return new Offer(why == null ? known.options(opened) : List.of(), why);
        });
    }

    /** Shares up to 500 links; the answers are in the order of the shares. */
    public CompletionStage<List<Shared>> share(Person admin, List<Share> shares) {
        return sharers.known(admin, shares).thenCompose(known -> {
            var mobileIds = new HashSet<String>();
            var plans = shares.stream()
                    .map(share -> plan(share, known, mobileIds.add(share.mobileId())))
                    .toList();
            return outbox.send(
                            admin,
                            plans.stream()
                                    .flatMap(plan -> plan.wishes().stream())
                                    .toList())
                    .thenApply(outcomes ->
                            plans.stream().map(plan -> plan.shared(outcomes)).toList());
        });
    }

    /** What is to be done for a share, or why it is refused. */
    private record Plan(List<Wish> wishes, @Nullable String refusal) {
        Shared shared(Map<Wish, Outcome> outcomes) {
            if (refusal != null) {
                return new Shared.Refused(refusal);
            }
            var sent = new ArrayList<Sent>();
            for (Wish wish : wishes) {
                switch (Objects.requireNonNull(outcomes.get(wish))) {
                    case Outcome.InCrm in -> sent.add(in.sent());
                    case Outcome.Refused no -> {
                        return new Shared.Refused(no.why());
                    }
                }
            }
            return new Shared.Done(sent);
        }
    }

    private Plan plan(Share share, Sharers.Known known, boolean first) {
        String why = first ? known.refusal(share) : "The mobileId " + share.mobileId() + " occurs twice in the call.";
        Sender sender = known.sender(share);
        return why == null && sender != null
                ? new Plan(wishes(share, sender), null)
                : new Plan(List.of(), String.valueOf(why));
    }

    /** The QR code that is made when the modal opens is known by an id of its own. */
    private List<Wish> wishes(Share share, Sender sender) {
        return ShareModal.made(share.option(), qrOnOpen).stream()
                .map(option -> new Wish(
                        share, sender, option, option == share.option() ? share.mobileId() : share.mobileId() + "-qr"))
                .toList();
    }
}
