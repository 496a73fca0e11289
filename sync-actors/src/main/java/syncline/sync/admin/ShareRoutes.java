package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.entity;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.parameterMap;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.withSizeLimit;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.unmarshalling.Unmarshaller;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.sync.share.Share;
import syncline.sync.share.SharingOption;
import syncline.sync.sharing.Sharing;
import syncline.sync.sharing.Sharing.Sent;
import syncline.sync.sharing.Sharing.Shared;
import syncline.sync.vault.CrmSignIn.Person;

/** Sharing links in place of field users: what their share modal offers, and the shares themselves (section I). */
public final class ShareRoutes implements AdminRoutes {
    private static final int MOST = 500;
    private static final long LARGEST = 1024 * 1024;

    private final Sharing sharing;
    private final ShareForm form;

    /** @param form reads what callers say */
    public ShareRoutes(Sharing sharing, ShareForm form) {
        this.sharing = sharing;
        this.form = form;
    }

    private record Body(@Nullable List<ShareForm.Given> shares) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Answer(
            String mobileId,
            @Nullable String link,
            @Nullable String shortLink,
            @Nullable String crmId,
            @Nullable Answer qrCode,
            @Nullable String refused) {
        static Answer of(String mobileId, Shared shared) {
            return switch (shared) {
                case Shared.Refused refused -> new Answer(mobileId, null, null, null, null, refused.why());
                case Shared.Done done -> of(mobileId, done.sent());
            };
        }

        /** The QR code of the opening comes first, and stands inside the answer about what was picked. */
        private static Answer of(String mobileId, List<Sent> sent) {
            Answer answer = null;
            for (Sent one : sent) {
                var link = one.message().link();
                answer = new Answer(one.message().mobileId(), link.full(), link.shortened(), one.crmId(), answer, null);
            }
            return answer == null ? new Answer(mobileId, null, null, null, null, null) : answer;
        }
    }

    @Override
    public Route below(Person caller) {
        return concat(
                path(
                        "sharing-options",
                        () -> get(() ->
                                parameterMap(given -> completeWithFuture(Bodies.orUnavailable(offer(caller, given)))))),
                path(
                        "shares",
                        () -> post(() -> withSizeLimit(
                                LARGEST,
                                () -> entity(
                                        Unmarshaller.entityToString(),
                                        body -> completeWithFuture(Bodies.orUnavailable(share(caller, body))))))));
    }

    private CompletionStage<HttpResponse> offer(Person caller, Map<String, String> given) {
        return switch (form.read(ShareForm.Given.opening(given))) {
            case ShareForm.Read.Wrong wrong -> error(wrong.why());
            case ShareForm.Read.Right right ->
                sharing.offer(caller, right.share())
                        .thenApply(offer -> Json.response(200, new Offered(right.share(), offer)));
        };
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Offered(
            String user,
            String platform,
            String entry,
            @Nullable String account,
            List<String> options,
            @Nullable String why) {
        Offered(Share at, Sharing.Offer offer) {
            this(
                    at.user(),
                    at.platform().label(),
                    at.entry().label(),
                    at.account(),
                    offer.options().stream().map(SharingOption::label).toList(),
                    offer.why());
        }
    }

    private CompletionStage<HttpResponse> share(Person caller, String text) {
        var given = Bodies.read(text, Body.class).map(Body::shares).orElse(null);
        if (given == null || given.isEmpty() || given.size() > MOST) {
            return error("The body is {\"shares\": […]} with 1 to " + MOST + " shares.");
        }
        var shares = new ArrayList<Share>();
        for (int i = 0; i < given.size(); i++) {
            switch (form.read(given.get(i))) {
                case ShareForm.Read.Right right -> shares.add(right.share());
                case ShareForm.Read.Wrong wrong -> {
                    return error("Share %d: %s".formatted(i + 1, wrong.why()));
                }
            }
        }
        return sharing.share(caller, shares)
                .thenApply(shared -> Json.response(
                        200,
                        Map.of(
                                "shares",
                                IntStream.range(0, shares.size())
                                        .mapToObj(i -> Answer.of(shares.get(i).mobileId(), shared.get(i)))
                                        .toList())));
    }

    private static CompletionStage<HttpResponse> error(String why) {
        return CompletableFuture.completedFuture(Bodies.error(400, why));
    }
}
