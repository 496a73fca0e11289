package syncline.sync.vault;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.FormData;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import akka.japi.Pair;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import syncline.sync.clicks.ActivityRow;
import syncline.sync.http.JsonClient;
import syncline.sync.rules.AccountMerges;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.FailureCause;
import syncline.sync.vault.VaultJson.ApiError;

/** A Vault over its REST API, version 24.3. Signs in when needed, again when the session is gone. */
public final class VaultCrm implements CrmPort {
    static final String API = "/api/v24.3";
    private static final String CLIENT_ID = "syncline-profile-sync";

    private final JsonClient client;
    private final URI base;
    private final IntegrationUser user;
    private final VaultSignIn signIn;
    private final ObjIntConsumer<Duration> onCall;
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();

    /** A session, and the credentials it was opened with: others need another one (A23). */
    private record Session(IntegrationUser.Credentials credentials, CompletionStage<String> id) {
        boolean of(IntegrationUser.Credentials others) {
            return credentials == others && !id.toCompletableFuture().isCompletedExceptionally();
        }
    }

    private final AtomicReference<@Nullable CompletionStage<Long>> me = new AtomicReference<>();

    /**
     * @param base the Vault's address
     * @param user whose sessions the calls are made in
     * @param onCall told how long each write took, from the first try to the answer, and how many records it carried
     */
    public VaultCrm(
            ActorSystem<?> system,
            URI base,
            IntegrationUser user,
            VaultSignIn signIn,
            ObjIntConsumer<Duration> onCall) {
        this.client = new JsonClient(system, VaultJson.MAPPER);
        this.base = base;
        this.user = user;
        this.signIn = signIn;
        this.onCall = onCall;
    }

    @Override
    public CompletionStage<List<CrmUser>> users() {
        me.set(null);
        return query(VaultQueries.USERS, VaultQueries::user)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        JsonClient.cause(failure) instanceof AccessRefused refused
                                ? new CrmUnavailable(FailureCause.mayNotRead("user__sys"), refused)
                                : failure));
    }

    @Override
    public CompletionStage<List<AccountMerges.Merge>> accountMerges() {
        return query(VaultQueries.ACCOUNT_MERGES, VaultQueries::merge);
    }

    @Override
    public CompletionStage<Set<String>> existingAccounts(Collection<String> ids) {
        return query(VaultQueries.accounts(ids), VaultQueries::id).thenApply(HashSet::new);
    }

    @Override
    public CompletionStage<List<String>> profilesOf(Collection<String> accounts) {
        return query(VaultQueries.profilesOf(accounts), VaultQueries::externalId);
    }

    @Override
    public CompletionStage<Set<String>> editedOutside(CrmObject object, Collection<String> crmIds) {
        return me().thenCompose(me -> query(VaultQueries.changedByOthers(object, crmIds, me), VaultQueries::externalId))
                .thenApply(HashSet::new);
    }

    /** The id of the integration user, asked for once in a sync. */
    private CompletionStage<Long> me() {
        var known = me.get();
        if (known != null && !known.toCompletableFuture().isCompletedExceptionally()) {
            return known;
        }
        var asked = askMe();
        me.set(asked);
        return asked;
    }

    private CompletionStage<Long> askMe() {
        var request = HttpRequest.GET(base + API + "/objects/users/me");
        return call(request, VaultJson.Users.class, VaultJson.Users::errors).thenApply(answer -> {
            if (answer.users() == null || answer.users().isEmpty()) {
                throw unavailable("it does not say who calls: " + answer.errors(), null);
            }
            return answer.users().getFirst().user().id();
        });
    }

    @Override
    public CompletionStage<List<Answer>> upsert(CrmObject object, List<Map<String, @Nullable Object>> records) {
        return write(HttpMethods.POST, object.apiName(), CrmRow.KEY, records);
    }

    @Override
    public CompletionStage<List<Answer>> update(CrmObject object, List<Map<String, @Nullable Object>> records) {
        return write(HttpMethods.PUT, object.apiName(), CrmRow.KEY, records);
    }

    @Override
    public CompletionStage<List<Answer>> upsertActivities(List<Map<String, @Nullable Object>> records) {
        return write(HttpMethods.POST, "message_activity__v", ActivityRow.INVITE, records);
    }

    /** @param needed the field that names the row without which a record is absent */
    private CompletionStage<List<Answer>> write(
            HttpMethod method, String object, String needed, List<Map<String, @Nullable Object>> records) {
        var request = HttpRequest.create(base + API + "/vobjects/" + object + "?idParam=" + CrmRow.KEY)
                .withMethod(method)
                .withEntity(ContentTypes.APPLICATION_JSON, bytes(records));
        long started = System.nanoTime();
        return call(request, VaultJson.Written.class, VaultJson.Written::errors).thenApply(written -> {
            onCall.accept(Duration.ofNanos(System.nanoTime() - started), records.size());
            return answers(written, needed, records);
        });
    }

    private <T> CompletionStage<List<T>> query(String vql, Function<Map<String, @Nullable Object>, T> row) {
        var text = FormData.create(List.of(Pair.create("q", vql)));
        var first = HttpRequest.POST(base + API + "/query").withEntity(text.toEntity());
        return rows(first, row, new ArrayList<>());
    }

    private <T> CompletionStage<List<T>> rows(
            HttpRequest request, Function<Map<String, @Nullable Object>, T> row, List<T> found) {
        return call(request, VaultJson.Rows.class, VaultJson.Rows::errors).thenCompose(page -> {
            if (page.data() == null) {
                throw refused(page);
            }
            try {
                page.data().forEach(one -> found.add(row.apply(one)));
            } catch (DateTimeException e) {
                throw unavailable("a row of a query cannot be read: " + e.getMessage(), e);
            }
            String next = page.responseDetails() == null
                    ? null
                    : page.responseDetails().next_page();
            return next == null
                    ? CompletableFuture.completedFuture(found)
                    : rows(HttpRequest.POST(base + next), row, found);
        });
    }

    private RuntimeException refused(VaultJson.Rows page) {
        String why = "a query was refused: " + page.errors();
        boolean noRight = page.errors() != null
                && page.errors().stream().anyMatch(error -> error.type().equals("INSUFFICIENT_ACCESS"));
        return noRight ? new AccessRefused("The CRM at " + base + ": " + why) : unavailable(why, null);
    }

    private List<Answer> answers(
            VaultJson.Written written, String needed, List<Map<String, @Nullable Object>> records) {
        var data = written.data();
        if (data == null || data.size() != records.size()) {
            throw unavailable(
                    "a write of %d records was answered as a whole: %s".formatted(records.size(), written.errors()),
                    null);
        }
        var answers = new ArrayList<Answer>(data.size());
        for (int i = 0; i < data.size(); i++) {
            answers.add(answer(data.get(i), String.valueOf(records.get(i).get(needed))));
        }
        return answers;
    }

    private static Answer answer(VaultJson.Written.Entry entry, String key) {
        String id = entry.data() == null ? null : entry.data().id();
        return switch (entry.responseStatus()) {
            case "SUCCESS" -> new Answer.Written(String.valueOf(id));
            case "WARNING" -> new Answer.NoChange(String.valueOf(id));
            default -> refused(entry.errors(), key);
        };
    }

    private static Answer refused(@Nullable List<ApiError> errors, String key) {
        if (errors == null || errors.isEmpty()) {
            return new Answer.Refused("UNEXPECTED_ERROR", "The CRM gave no reason");
        }
        var error = errors.getFirst();
        if (error.type().equals("INVALID_DATA")
                && error.message().equals("The resource [%s] does not exist".formatted(key))) {
            return new Answer.Absent();
        }
        return new Answer.Refused(error.type(), error.message());
    }

    /** Calls within the session; when the CRM does not know the session (any more), signs in anew and calls once more. */
    private <T> CompletionStage<T> call(
            HttpRequest request, Class<T> type, Function<T, @Nullable List<ApiError>> errors) {
        return inSession(request, type).thenCompose(answer -> {
            if (!lacksSession(errors.apply(answer))) {
                return CompletableFuture.completedFuture(answer);
            }
            session.set(null);
            return inSession(request, type);
        });
    }

    private static boolean lacksSession(@Nullable List<ApiError> errors) {
        return errors != null && errors.stream().anyMatch(error -> error.type().equals("INVALID_SESSION_ID"));
    }

    private <T> CompletionStage<T> inSession(HttpRequest request, Class<T> type) {
        return CompletableFuture.completedFuture(request)
                .thenCompose(ready -> session())
                .thenCompose(id -> named(client.call(
                        request.addHeader(RawHeader.create("Authorization", id))
                                .addHeader(RawHeader.create("X-VaultAPI-ClientID", CLIENT_ID)),
                        type)));
    }

    private CompletionStage<String> session() {
        var credentials = user.credentials();
        var current = session.get();
        if (current != null && current.of(credentials)) {
            return current.id();
        }
        synchronized (session) {
            current = session.get();
            if (current == null || !current.of(credentials)) {
                current = new Session(credentials, open(credentials));
                session.set(current);
            }
            return current.id();
        }
    }

    private CompletionStage<String> open(IntegrationUser.Credentials credentials) {
        return signIn.auth(credentials.username(), credentials.password()).thenApply(answer -> {
            if (answer.sessionId() == null) {
                throw unavailable(
                        "the integration user %s cannot sign in: %s".formatted(credentials.username(), answer.errors()),
                        null);
            }
            return answer.sessionId();
        });
    }

    private <T> CompletionStage<T> named(CompletionStage<T> call) {
        return JsonClient.renamed(call, failure -> unavailable(String.valueOf(failure.getMessage()), failure));
    }

    private CrmUnavailable unavailable(String why, @Nullable Throwable cause) {
        return new CrmUnavailable(FailureCause.unsound("The CRM at " + base, why), cause);
    }

    private static byte[] bytes(Object body) {
        try {
            return VaultJson.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
