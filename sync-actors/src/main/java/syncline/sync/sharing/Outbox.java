package syncline.sync.sharing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import syncline.sync.engage.EngageLinks;
import syncline.sync.engage.EngageLinks.Made;
import syncline.sync.http.JsonClient;
import syncline.sync.share.Platform;
import syncline.sync.share.Sender;
import syncline.sync.share.SentMessage;
import syncline.sync.share.Share;
import syncline.sync.share.SharingOption;
import syncline.sync.sharing.Sharing.Sent;
import syncline.sync.vault.CrmSignIn.Person;
import syncline.sync.vault.ShareDesk;
import syncline.sync.vault.ShareDesk.Kept;

/**
 * Makes links and the rows of them. Engage and the CRM both know a row by the id that the device gave it, so that one that broke off
 * between the two is done to its end by trying again.
 */
record Outbox(ShareDesk crm, EngageLinks engage, Calls calls) {
    private static final Predicate<Wish> PASS = wish -> wish.option() == SharingOption.WALLET;

    /**
     * A row to be made for a share.
     *
     * @param mobileId the share's own, or that of the QR code which the opening of the modal made
     */
    record Wish(Share share, Sender sender, SharingOption option, String mobileId) {
        private EngageLinks.Wanted wanted() {
            return new EngageLinks.Wanted(mobileId, share.user(), share.account(), option.via());
        }

        private SentMessage message(SentMessage.Link link) {
            return new SentMessage(mobileId, sender.id(), share.account(), share.platform(), option, share.at(), link);
        }
    }

    /** What became of a wish. */
    sealed interface Outcome {
        record InCrm(Sent sent) implements Outcome {}

        record Refused(String why) implements Outcome {}
    }

    private record Device(String user, Platform platform) {}

    /** A wish that has its link. */
    private record Linked(Wish wish, SentMessage message) {}

    private record Upload(Device device, List<Linked> rows) {}

    CompletionStage<Map<Wish, Outcome>> send(Person admin, List<Wish> wishes) {
        var links = wishes.stream().filter(PASS.negate()).toList();
        var passes = wishes.stream().filter(PASS).toList();
        return calls.chunked(links, EngageLinks.MOST, chunk -> engage.links(wanted(chunk)))
                .thenCombine(
                        calls.chunked(passes, EngageLinks.MOST, chunk -> engage.passes(wanted(chunk))),
                        (ofLinks, ofPasses) -> {
                            var made = new LinkedHashMap<Wish, Made>();
                            IntStream.range(0, links.size()).forEach(i -> made.put(links.get(i), ofLinks.get(i)));
                            IntStream.range(0, passes.size()).forEach(i -> made.put(passes.get(i), ofPasses.get(i)));
                            return made;
                        })
                .thenCompose(made -> upload(admin, made));
    }

    private static List<EngageLinks.Wanted> wanted(List<Wish> wishes) {
        return wishes.stream().map(Wish::wanted).toList();
    }

    /** The rows of one device go to the CRM in one call; what becomes of it does not touch the others. */
    private CompletionStage<Map<Wish, Outcome>> upload(Person admin, Map<Wish, Made> made) {
        var outcomes = new HashMap<Wish, Outcome>();
        var rows = new LinkedHashMap<Device, List<Linked>>();
        made.forEach((wish, of) -> {
            switch (of) {
                case Made.Refused refused -> outcomes.put(wish, new Outcome.Refused(refused.why()));
                case Made.Shared shared ->
                    rows.computeIfAbsent(
                                    new Device(wish.share().user(), wish.share().platform()), d -> new ArrayList<>())
                            .add(new Linked(wish, wish.message(shared.link())));
            }
        });
        var uploads = rows.entrySet().stream()
                .flatMap(of -> Calls.chunks(of.getValue(), ShareDesk.MOST).stream()
                        .map(chunk -> new Upload(of.getKey(), chunk)))
                .toList();
        return calls.each(uploads, upload -> sent(admin, upload)).thenApply(all -> {
            all.forEach(outcomes::putAll);
            return outcomes;
        });
    }

    private CompletionStage<Map<Wish, Outcome>> sent(Person admin, Upload upload) {
        var device = upload.device();
        var messages = upload.rows().stream().map(Linked::message).toList();
        return crm.upload(admin, device.user(), device.platform().label(), messages)
                .exceptionally(failure -> notKept(messages.size(), JsonClient.cause(failure)))
                .thenApply(kept -> {
                    var outcomes = new HashMap<Wish, Outcome>();
                    for (int i = 0; i < kept.size(); i++) {
                        Linked row = upload.rows().get(i);
                        outcomes.put(row.wish(), outcome(row.message(), kept.get(i)));
                    }
                    return outcomes;
                });
    }

    private static List<Kept> notKept(int rows, Throwable cause) {
        String why = cause.getMessage() + " Share it again with the same mobileId: no second link comes of it.";
        return IntStream.range(0, rows)
                .<Kept>mapToObj(i -> new Kept.Refused(why))
                .toList();
    }

    private static Outcome outcome(SentMessage message, Kept kept) {
        return switch (kept) {
            case Kept.Row row -> new Outcome.InCrm(new Sent(message, row.id()));
            case Kept.Refused refused -> new Outcome.Refused(refused.why());
        };
    }
}
