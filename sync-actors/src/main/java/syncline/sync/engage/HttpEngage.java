package syncline.sync.engage;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Query;
import akka.http.javadsl.model.Uri;
import akka.japi.Pair;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.sync.http.JsonClient;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.FailureCause;

/** Engage over HTTP. */
public final class HttpEngage implements EngagePort {
    private static final int PAGE = 500;
    private static final String NO_ITEMS = "a page has items, if only none";
    /** Engage names no kind beside each record, as the journal does: the address says what is asked for. */
    private static final JsonMapper MAPPER = Json.MAPPER
            .rebuild()
            .addMixIn(EngageProfile.class, OneKind.class)
            .addMixIn(EngageConnection.class, OneKind.class)
            .build();

    private final JsonClient client;
    private final URI base;
    private final String vault;

    /**
     * @param base Engage's address
     * @param vault the Vault whose view of Engage is read
     */
    public HttpEngage(ActorSystem<?> system, URI base, String vault) {
        this.client = new JsonClient(system, MAPPER);
        this.base = base;
        this.vault = vault;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    private interface OneKind {}

    record Profiles(List<EngageProfile> items, @Nullable String next) {
        Profiles {
            items = List.copyOf(Objects.requireNonNull(items, NO_ITEMS));
        }
    }

    record Connections(
            List<EngageConnection> items, @Nullable String next) {
        Connections {
            items = List.copyOf(Objects.requireNonNull(items, NO_ITEMS));
        }
    }

    private record Ids(String vault, int slice, int slices, List<String> ids) {}

    @Override
    public CompletionStage<Page> page(CrmObject object, Slice slice, @Nullable String cursor) {
        var query = new ArrayList<Pair<String, String>>();
        query.add(Pair.create("vault", vault));
        query.add(Pair.create("slice", String.valueOf(slice.slice())));
        query.add(Pair.create("slices", String.valueOf(slice.slices())));
        query.add(Pair.create("limit", String.valueOf(PAGE)));
        if (slice.since() != null) {
            query.add(Pair.create("since", slice.since().toString()));
        }
        if (cursor != null) {
            query.add(Pair.create("cursor", cursor));
        }
        return read(
                object,
                HttpRequest.GET(Uri.create(base + path(object))
                        .query(Query.create(query))
                        .toString()));
    }

    @Override
    public CompletionStage<List<EngageRecord>> current(CrmObject object, Slice slice, List<String> ids) {
        var request = HttpRequest.POST(base + path(object) + "/query")
                .withEntity(ContentTypes.APPLICATION_JSON, bytes(new Ids(vault, slice.slice(), slice.slices(), ids)));
        return read(object, request).thenApply(Page::items);
    }

    private CompletionStage<Page> read(CrmObject object, HttpRequest request) {
        return switch (object) {
            case PROFILE ->
                named(client.call(request, Profiles.class))
                        .thenApply(page -> new Page(new ArrayList<>(page.items()), page.next()));
            case CONNECTION ->
                named(client.call(request, Connections.class))
                        .thenApply(page -> new Page(new ArrayList<>(page.items()), page.next()));
        };
    }

    private <T> CompletionStage<T> named(CompletionStage<T> call) {
        return JsonClient.renamed(
                call,
                failure -> new EngageUnavailable(
                        FailureCause.unsound("Engage at " + base, String.valueOf(failure.getMessage())), failure));
    }

    private static String path(CrmObject object) {
        return switch (object) {
            case PROFILE -> "/api/profiles";
            case CONNECTION -> "/api/connections";
        };
    }

    private static byte[] bytes(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
