package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.parameterMap;
import static akka.http.javadsl.server.Directives.path;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import syncline.lab.http.Json;
import syncline.sync.engage.EngageDesk;
import syncline.sync.indicator.Channel;
import syncline.sync.indicator.Entitlements;
import syncline.sync.indicator.HeldAccount;
import syncline.sync.indicator.Indicator;
import syncline.sync.indicator.Indicator.Viewer;
import syncline.sync.indicator.Photos;
import syncline.sync.indicator.Photos.Occasion;
import syncline.sync.vault.CrmDesk;
import syncline.sync.vault.CrmDesk.DeviceAccount;
import syncline.sync.vault.CrmSignIn.Person;

/** The indicator of an account as a field user's device shows it, as if its owner had just tapped it (section H). */
public final class IndicatorRoutes implements AdminRoutes {
    private static final Set<String> PLATFORMS = Set.of("iPad", "iPhone");

    private final CrmDesk crm;
    private final EngageDesk engage;
    private final boolean linkShareSetsPending;

    /** @param linkShareSetsPending whether a link shared with an account counts as an invite to its profiles (O12) */
    public IndicatorRoutes(CrmDesk crm, EngageDesk engage, boolean linkShareSetsPending) {
        this.crm = crm;
        this.engage = engage;
        this.linkShareSetsPending = linkShareSetsPending;
    }

    /** Which device looks at what; {@code online} whether it has a connection. */
    private record Look(String user, String platform, String account, boolean online) {}

    private record Told(
            String user,
            String platform,
            String account,
            @JsonUnwrapped Indicator indicator) {}

    @Override
    public Route below(Person caller) {
        return path(
                "indicator",
                () -> get(() -> parameterMap(
                        given -> completeWithFuture(Bodies.orUnavailable(answer(caller, new Parameters(given)))))));
    }

    private record Parameters(Map<String, String> given) {
        Optional<Look> look() {
            String user = given.get("user");
            String account = given.get("account");
            return user == null || account == null
                    ? Optional.empty()
                    : Optional.of(new Look(
                            user,
                            given.getOrDefault("platform", "iPad"),
                            account,
                            !"false".equals(given.get("online"))));
        }
    }

    private CompletionStage<HttpResponse> answer(Person caller, Parameters parameters) {
        return parameters
                .look()
                .map(look -> seen(caller, look))
                .orElseGet(() -> CompletableFuture.completedFuture(Bodies.error(
                        400,
                        "Say who looks at what: ?user=…&account=…, and perhaps platform=iPhone and online=false.")));
    }

    private CompletionStage<HttpResponse> seen(Person caller, Look look) {
        if (!PLATFORMS.contains(look.platform())) {
            return CompletableFuture.completedFuture(told(
                    look, Indicator.none("Engage is on iPad and iPhone alone, not on " + look.platform() + " (G14).")));
        }
        return crm.userId(caller, look.user())
                .thenCompose(id -> id.isEmpty()
                        ? missing("The CRM has no user " + look.user() + ".")
                        : crm.device(caller, look.user(), look.platform(), look.account())
                                .thenCompose(held -> held.isEmpty()
                                        ? missing("The %s of %s does not hold the account %s."
                                                .formatted(look.platform(), look.user(), look.account()))
                                        : viewer(id.get(), look.user(), held.get())
                                                .thenApply(viewer -> told(look, indicator(held.get(), viewer, look)))));
    }

    private CompletionStage<Viewer> viewer(String id, String username, DeviceAccount held) {
        return engage.settings(username).thenCombine(engage.invited(username), (settings, invited) -> {
            var may = settings.map(
                            s -> new Entitlements(s.digitalBusinessCard(), Channel.named(s.communicationChannel())))
                    .orElse(null);
            var pending = new HashSet<>(invited);
            if (linkShareSetsPending) {
                pending.addAll(HeldRows.profilesSharedWith(held, id));
            }
            return new Viewer(id, may, pending);
        });
    }

    private static Indicator indicator(DeviceAccount held, Viewer viewer, Look look) {
        HeldAccount account = HeldRows.account(held);
        var photos = Photos.NONE.after(new Occasion.Tapped(), account.profiles(), look.online());
        return Indicator.of(account, viewer, photos);
    }

    private static HttpResponse told(Look look, Indicator indicator) {
        return Json.response(200, new Told(look.user(), look.platform(), look.account(), indicator));
    }

    private static CompletionStage<HttpResponse> missing(String why) {
        return CompletableFuture.completedFuture(Bodies.error(404, why));
    }
}
