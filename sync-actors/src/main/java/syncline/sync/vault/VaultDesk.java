package syncline.sync.vault;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.FormData;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Uri;
import akka.http.javadsl.model.headers.RawHeader;
import akka.japi.Pair;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.http.JsonClient;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.FailureCause;
import syncline.sync.vault.CrmSignIn.Person;

/** Look-ups over Vault's REST API and the CRM's mobile service. */
public final class VaultDesk implements CrmDesk {
    private final JsonClient client;
    private final URI base;

    /** @param base the Vault's address */
    public VaultDesk(ActorSystem<?> system, URI base) {
        this.client = new JsonClient(system, VaultJson.MAPPER);
        this.base = base;
    }

    private record OneRow(
            @Nullable Map<String, @Nullable Object> data,
            @Nullable List<VaultJson.ApiError> errors) {}

    @Override
    public CompletionStage<Optional<Map<String, @Nullable Object>>> row(
            Person who, CrmObject object, String externalId) {
        return id(who, object.apiName(), CrmRow.KEY, externalId)
                .thenCompose(id -> id.map(known -> byId(who, object, known))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    private CompletionStage<Optional<Map<String, @Nullable Object>>> byId(Person who, CrmObject object, String id) {
        var read = HttpRequest.GET(base + VaultCrm.API + "/vobjects/" + object.apiName() + "/" + id);
        return named(client.call(as(who, read), OneRow.class)).thenApply(row -> Optional.ofNullable(row.data()));
    }

    @Override
    public CompletionStage<Optional<String>> userId(Person who, String username) {
        return id(who, "user__sys", "username__sys", username);
    }

    private CompletionStage<Optional<String>> id(Person who, String object, String field, String value) {
        String vql = "SELECT id FROM %s WHERE %s = '%s'".formatted(object, field, quoted(value));
        var query = HttpRequest.POST(base + VaultCrm.API + "/query")
                .withEntity(FormData.create(List.of(Pair.create("q", vql))).toEntity());
        return named(client.call(as(who, query), VaultJson.Rows.class)).thenApply(found -> {
            if (found.data() == null) {
                throw unavailable("a query was refused: " + found.errors(), null);
            }
            return found.data().stream().findFirst().map(row -> String.valueOf(row.get("id")));
        });
    }

    private static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("'", "\\'");
    }

    @Override
    public CompletionStage<Optional<DeviceAccount>> device(
            Person who, String username, String platform, String account) {
        var uri = Uri.create(base.toString())
                .addPathSegment("devices")
                .addPathSegment(username)
                .addPathSegment(platform)
                .addPathSegment("accounts")
                .addPathSegment(account);
        return named(client.find(as(who, HttpRequest.GET(uri.toString())), DeviceAccount.class));
    }

    private static HttpRequest as(Person who, HttpRequest request) {
        return request.addHeader(RawHeader.create("Authorization", who.session()));
    }

    private <T> CompletionStage<T> named(CompletionStage<T> call) {
        return JsonClient.renamed(call, failure -> unavailable(String.valueOf(failure.getMessage()), failure));
    }

    private CrmUnavailable unavailable(String why, @Nullable Throwable cause) {
        return new CrmUnavailable(FailureCause.unsound("The CRM at " + base, why), cause);
    }
}
