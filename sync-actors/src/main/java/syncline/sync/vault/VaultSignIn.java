package syncline.sync.vault;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.FormData;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import akka.japi.Pair;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.http.JsonClient;
import syncline.sync.rules.FailureCause;
import syncline.sync.vault.VaultJson.ApiError;

/** Signs in over Vault's REST API, version 24.3. */
public final class VaultSignIn implements CrmSignIn {
    /** What the CRM says of the person, and not of the moment. */
    private static final Set<String> REFUSALS = Set.of(
            "USERNAME_OR_PASSWORD_INCORRECT",
            "NO_PASSWORD_PROVIDED",
            "INACTIVE_USER",
            "USER_LOCKED_OUT",
            "PASSWORD_CHANGE_REQUIRED",
            "INSUFFICIENT_ACCESS");

    private final JsonClient client;
    private final URI base;

    /** @param base the Vault's address */
    public VaultSignIn(ActorSystem<?> system, URI base) {
        this.client = new JsonClient(system, VaultJson.MAPPER);
        this.base = base;
    }

    private record Me(@Nullable List<Entry> users, @Nullable List<ApiError> errors) {
        record Entry(User user) {}

        record User(
                String user_name__v,
                @Nullable String security_profile__v,
                @Nullable String user_timezone__v) {}
    }

    @Override
    public CompletionStage<Answer> signIn(String username, String password) {
        return auth(username, password).thenCompose(opened -> {
            String session = opened.sessionId();
            return session == null
                    ? CompletableFuture.completedFuture(refused(opened.errors()))
                    : me(session).thenApply(Answer.SignedIn::new);
        });
    }

    /** The CRM's answer to a sign-in, whatever it is. */
    CompletionStage<VaultJson.Session> auth(String username, String password) {
        var form = FormData.create(List.of(Pair.create("username", username), Pair.create("password", password)));
        var request = HttpRequest.POST(base + VaultCrm.API + "/auth").withEntity(form.toEntity());
        return named(client.call(request, VaultJson.Session.class));
    }

    private Answer refused(@Nullable List<ApiError> errors) {
        if (errors == null
                || errors.isEmpty()
                || !REFUSALS.contains(errors.getFirst().type())) {
            throw unavailable("a sign-in was answered with " + errors, null);
        }
        return new Answer.Refused(errors.getFirst().message());
    }

    private CompletionStage<Person> me(String session) {
        var request = HttpRequest.GET(base + VaultCrm.API + "/objects/users/me")
                .addHeader(RawHeader.create("Authorization", session));
        return named(client.call(request, Me.class)).thenApply(me -> {
            if (me.users() == null || me.users().isEmpty()) {
                throw unavailable("it does not tell who signed in: " + me.errors(), null);
            }
            var user = me.users().getFirst().user();
            return new Person(
                    user.user_name__v(),
                    session,
                    String.valueOf(user.security_profile__v()),
                    zone(user.user_timezone__v()));
        });
    }

    private ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(String.valueOf(name));
        } catch (DateTimeException e) {
            throw unavailable("it names no time zone of the user but \"" + name + "\"", e);
        }
    }

    private <T> CompletionStage<T> named(CompletionStage<T> call) {
        return JsonClient.renamed(call, failure -> unavailable(String.valueOf(failure.getMessage()), failure));
    }

    private CrmUnavailable unavailable(String why, @Nullable Throwable cause) {
        return new CrmUnavailable(FailureCause.unsound("The CRM at " + base, why), cause);
    }
}
