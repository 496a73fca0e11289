package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import java.util.concurrent.Executor;
import syncline.sync.vault.CrmSignIn.Person;

/** The history of all syncs so far, as the journal has it: {@code GET /admin/history}, packed JSON lines. */
public final class HistoryRoutes implements AdminRoutes {
    private final ByteStream.Writing history;
    private final Executor blocking;

    /** @param history writes the history and closes the stream */
    public HistoryRoutes(ByteStream.Writing history, Executor blocking) {
        this.history = history;
        this.blocking = blocking;
    }

    @Override
    public Route below(Person caller) {
        return path(
                "history",
                () -> get(() -> complete(HttpResponse.create()
                        .withEntity(HttpEntities.create(
                                ContentTypes.APPLICATION_OCTET_STREAM, ByteStream.of(history, blocking))))));
    }
}
