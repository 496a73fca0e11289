package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import syncline.lab.http.Json;
import syncline.sync.life.Lives;
import syncline.sync.rules.CrmObject;
import syncline.sync.run.SyncService;
import syncline.sync.vault.CrmDesk;
import syncline.sync.vault.CrmSignIn.Person;

/** The life of one record: its events, how it stands, what the CRM holds now, and what the next sync will do with it. */
public final class RecordRoutes implements AdminRoutes {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final Lives lives;
    private final SyncService syncs;
    private final CrmDesk crm;

    public RecordRoutes(Lives lives, SyncService syncs, CrmDesk crm) {
        this.lives = lives;
        this.syncs = syncs;
        this.crm = crm;
    }

    @Override
    public Route below(Person caller) {
        return path(
                segment("records").slash(segment()).slash(segment()),
                (object, id) -> get(() -> completeWithFuture(Bodies.orUnavailable(life(caller, object, id)))));
    }

    private CompletionStage<HttpResponse> life(Person caller, String name, String id) {
        CrmObject object;
        try {
            object = CrmObject.named(name);
        } catch (IllegalArgumentException e) {
            return missing("The sync writes engage_profile__v and engage_connection__v, and not %s.".formatted(name));
        }
        if (!ID.matcher(id).matches()) {
            return missing("\"%s\" is no id of Engage.".formatted(id));
        }
        return crm.row(caller, object, id)
                .thenCombine(syncs.forecast(), (row, next) -> lives.of(object, id, row, next))
                .thenCompose(life -> life)
                .thenApply(life -> life.map(found -> Json.response(200, found))
                        .orElseGet(() -> Bodies.error(404, "Nobody knows a record %s of %s.".formatted(id, name))));
    }

    private static CompletionStage<HttpResponse> missing(String why) {
        return CompletableFuture.completedFuture(Bodies.error(404, why));
    }
}
