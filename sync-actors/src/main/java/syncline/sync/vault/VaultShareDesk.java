package syncline.sync.vault;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.FormData;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Uri;
import akka.http.javadsl.model.headers.RawHeader;
import akka.japi.Pair;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.sync.http.JsonClient;
import syncline.sync.rules.FailureCause;
import syncline.sync.share.LinkApps;
import syncline.sync.share.SentMessage;
import syncline.sync.vault.CrmSignIn.Person;

/** The same over Vault's REST API and the CRM's mobile service. */
public final class VaultShareDesk implements ShareDesk {
    private static final String ACTIVE = " WHERE status__v = 'active__v'";

    private final JsonClient client;
    private final URI base;

    /** @param base the Vault's address */
    public VaultShareDesk(ActorSystem<?> system, URI base) {
        this.client = new JsonClient(system, VaultJson.MAPPER);
        this.base = base;
    }

    @Override
    public CompletionStage<Map<String, EndUser>> endUsers(Person who, Collection<String> usernames) {
        return rows(
                        who,
                        "SELECT id, username__sys, language__sys FROM user__sys" + ACTIVE
                                + " AND security_profile__sys = 'end user' AND username__sys CONTAINS "
                                + list(usernames))
                .thenApply(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> text(row, "username__sys"),
                                row -> new EndUser(text(row, "id"), text(row, "language__sys")))));
    }

    @Override
    public CompletionStage<Set<String>> accounts(Person who, Collection<String> ids) {
        return ids.isEmpty()
                ? CompletableFuture.completedFuture(Set.of())
                : rows(who, "SELECT id FROM account__v WHERE id CONTAINS " + list(ids))
                        .thenApply(rows ->
                                rows.stream().map(row -> text(row, "id")).collect(Collectors.toSet()));
    }

    @Override
    public CompletionStage<LinkApps> linkApps(Person who) {
        var settings = rows(who, "SELECT engage_link_apps__v FROM engage_link_settings__v" + ACTIVE);
        var messages = rows(
                who,
                "SELECT name__v, category__v, text__v, language__vr.admin_key__sys FROM message__v" + ACTIVE
                        + " AND text__v != null AND language__v != null");
        return settings.thenCombine(
                messages,
                (pointing, found) -> new LinkApps(
                        pointing.stream()
                                .map(row -> text(row, "engage_link_apps__v"))
                                .toList(),
                        found.stream().map(VaultShareDesk::message).toList()));
    }

    private static LinkApps.Message message(Map<String, @Nullable Object> row) {
        Object category = row.get("category__v");
        return new LinkApps.Message(
                category == null ? null : category.toString(),
                text(row, "name__v"),
                text(row, "language__vr.admin_key__sys"),
                text(row, "text__v"));
    }

    @Override
    public CompletionStage<List<Kept>> upload(Person who, String username, String platform, List<SentMessage> rows) {
        var uri = Uri.create(base.toString())
                .addPathSegment("devices")
                .addPathSegment(username)
                .addPathSegment(platform)
                .addPathSegment("uploads")
                .addPathSegment("sent_message__v");
        byte[] body = json(rows.stream().map(SentMessage::row).toList());
        var request = HttpRequest.POST(uri.toString()).withEntity(ContentTypes.APPLICATION_JSON, body);
        return named(client.call(as(who, request), VaultJson.Written.class)).thenApply(written -> {
            var entries = Objects.requireNonNullElse(written.data(), List.<VaultJson.Written.Entry>of());
            if (entries.size() != rows.size()) {
                throw unavailable(
                        "%d rows were answered with %d: %s".formatted(rows.size(), entries.size(), written.errors()),
                        null);
            }
            return entries.stream().map(VaultShareDesk::kept).toList();
        });
    }

    private static Kept kept(VaultJson.Written.Entry entry) {
        var row = entry.data();
        if (entry.errors() == null && row != null && row.id() != null) {
            return new Kept.Row(row.id());
        }
        var errors = Objects.requireNonNullElse(entry.errors(), List.<VaultJson.ApiError>of());
        return new Kept.Refused(
                errors.stream().map(e -> e.type() + ": " + e.message()).collect(Collectors.joining("; ")));
    }

    private CompletionStage<List<Map<String, @Nullable Object>>> rows(Person who, String vql) {
        var query = HttpRequest.POST(base + VaultCrm.API + "/query")
                .withEntity(FormData.create(List.of(Pair.create("q", vql))).toEntity());
        return named(client.call(as(who, query), VaultJson.Rows.class)).thenApply(found -> {
            if (found.data() == null) {
                throw unavailable("a query was refused: " + found.errors(), null);
            }
            return found.data();
        });
    }

    private static String list(Collection<String> values) {
        return values.stream()
                .map(value -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(Map<String, @Nullable Object> row, String field) {
        return String.valueOf(row.get(field));
    }

    private static byte[] json(Object body) {
        try {
            return VaultJson.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
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
