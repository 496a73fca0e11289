package syncline.sync.vault;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.FormData;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import akka.japi.Pair;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import syncline.sync.http.JsonClient;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.CrmUser;
import syncline.sync.vault.VaultJson.ApiError;

/** A Vault over its REST API, version 24.3. Signs in when needed, again when the session is gone. */
public final class VaultCrm implements CrmPort {
    static final String API = "/api/v24.3";
    private static final String CLIENT_ID = "syncline-profile-sync";
    private static final String USERS = "SELECT id, username__sys, name__v FROM user__sys ORDER BY id ASC";

    private final JsonClient client;
    private final URI base;
    private final IntegrationUser user;
    private final VaultSignIn signIn;
    private final Consumer<Duration> onCall;
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();

    /** A session, and the credentials it was opened with: others need another one (A23). */
    private record Session(IntegrationUser.Credentials credentials, CompletionStage<String> id) {
        boolean of(IntegrationUser.Credentials others) {
            return credentials == others && !id.toCompletableFuture().isCompletedExceptionally();
        }
    }

    /**
     * @param base the Vault's address
     * @param user whose sessions the calls are made in
     * @param onCall told how long each write took, from the first try to the answer
     */
    public VaultCrm(
            ActorSystem<?> system, URI base, IntegrationUser user, VaultSignIn signIn, Consumer<Duration> onCall) {
        this.client = new JsonClient(system, VaultJson.MAPPER);
        this.base = base;
        this.user = user;
        this.signIn = signIn;
        this.onCall = onCall;
    }

    @Override
    public CompletionStage<List<CrmUser>> users() {
        var query = FormData.create(List.of(Pair.create("q", USERS)));
        var first = HttpRequest.POST(base + API + "/query").withEntity(query.toEntity());
        return rows(first, new ArrayList<>());
    }

    @Override
    public CompletionStage<List<Answer>> upsert(CrmObject object, List<Map<String, @Nullable Object>> records) {
        var request = HttpRequest.POST(base + API + "/vobjects/" + object.apiName() + "?idParam=" + CrmRow.KEY)
                .withEntity(ContentTypes.APPLICATION_JSON, bytes(records));
        long started = System.nanoTime();
        return call(request, VaultJson.Written.class, VaultJson.Written::errors).thenApply(written -> {
            onCall.accept(Duration.ofNanos(System.nanoTime() - started));
            return answers(written, records.size());
        });
    }

    private CompletionStage<List<CrmUser>> rows(HttpRequest request, List<CrmUser> found) {
        return call(request, VaultJson.Rows.class, VaultJson.Rows::errors).thenCompose(page -> {
            if (page.data() == null) {
                throw unavailable("a query was refused: " + page.errors(), null);
            }
            page.data().forEach(row -> found.add(user(row)));
            String next = page.responseDetails() == null
                    ? null
                    : page.responseDetails().next_page();
            return next == null ? CompletableFuture.completedFuture(found) : rows(HttpRequest.POST(base + next), found);
        });
    }

    private static CrmUser user(Map<String, @Nullable Object> row) {
        return new CrmUser(text(row, "id"), text(row, "username__sys"), text(row, "name__v"));
    }

    private static String text(Map<String, @Nullable Object> row, String field) {
        Object value = row.get(field);
        return value == null ? "" : value.toString();
    }

    private List<Answer> answers(VaultJson.Written written, int expected) {
        var data = written.data();
        if (data == null || data.size() != expected) {
            throw unavailable(
                    "a write of %d records was answered as a whole: %s".formatted(expected, written.errors()), null);
        }
        return data.stream().map(this::answer).toList();
    }

    private Answer answer(VaultJson.Written.Entry entry) {
        String id = entry.data() == null ? null : entry.data().id();
        return switch (entry.responseStatus()) {
            case "SUCCESS" -> new Answer.Written(String.valueOf(id));
            case "WARNING" -> new Answer.NoChange(String.valueOf(id));
            default -> refused(entry.errors());
        };
    }

    private static Answer refused(@Nullable List<ApiError> errors) {
        if (errors == null || errors.isEmpty()) {
            return new Answer.Refused("UNEXPECTED_ERROR", "The CRM gave no reason");
        }
        return new Answer.Refused(errors.getFirst().type(), errors.getFirst().message());
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
        return new CrmUnavailable("The CRM at " + base + " does not answer as it should: " + why, cause);
    }

    private static byte[] bytes(Object body) {
        try {
            return VaultJson.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
